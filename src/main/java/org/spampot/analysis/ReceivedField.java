package org.spampot.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.spampot.analysis.link.IpText;
import org.spampot.model.ReceivedHop;

/// One Received field (RFC 5321 section 4.4) as Postfix, Sendmail, Exim, qmail, Exchange, Google and others write it: the
/// words `from`, `by`, `via`, `with`, `id` and `for`, what follows each, and comments, in which the client's address is.
final class ReceivedField {
    private static final Set<String> CLAUSES = Set.of("from", "by", "via", "with", "id", "for");
    private static final int LONGEST_RAW = 1_000;
    private static final int LONGEST_READ = 8 * 1024;

    private final String text;
    private final Map<String, String> clauses = new HashMap<>();
    private final List<String> fromComments = new ArrayList<>();
    private String clause = "";
    private int at;

    private ReceivedField(String text) {
        this.text = text;
    }

    static ReceivedHop parse(String value) {
        int semicolon = value.lastIndexOf(';');
        String trace = value.substring(0, Math.min(LONGEST_READ, semicolon < 0 ? value.length() : semicolon));
        var field = new ReceivedField(trace);
        field.run();
        String raw = value.substring(0, Math.min(LONGEST_RAW, value.length()));
        return new ReceivedHop(raw, field.value("from"), field.fromIp(), field.value("by"), field.value("with"),
                field.value("id"), angleless(field.value("for")),
                semicolon < 0 ? null : MailDate.parse(value.substring(semicolon + 1).strip()));
    }

    private void run() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '(') {
                comment();
            } else if (c <= ' ' || c == ';') {
                at++;
            } else {
                word();
            }
        }
    }

    private void word() {
        int start = at;
        while (at < text.length() && text.charAt(at) > ' ' && text.charAt(at) != '(') {
            at++;
        }
        String word = text.substring(start, at);
        String lower = word.toLowerCase(Locale.ROOT);
        if (CLAUSES.contains(lower) && !clauses.containsKey(lower)) {
            clause = lower;
            clauses.put(lower, "");
        } else if (!clause.isEmpty()) {
            // `with Microsoft SMTP Server`: the words of a protocol belong together, all others are one word
            clauses.merge(clause, word, (before, more) -> before.isEmpty()
                    ? more
                    : clause.equals("with") ? before + " " + more : before);
        }
    }

    private void comment() {
        int depth = 0;
        int start = at + 1;
        while (at < text.length()) {
            char c = text.charAt(at++);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth == 0) {
                break;
            }
        }
        if (clause.equals("from")) {
            fromComments.add(text.substring(Math.min(start, at), depth == 0 ? at - 1 : at));
        }
    }

    private String value(String name) {
        return clauses.getOrDefault(name, "");
    }

    /// The address the server noted: in brackets in a comment, else alone in a comment, else as the name itself. What the
    /// client said of itself (`HELO [192.0.2.1]`, `helo=...`) is not it.
    private String fromIp() {
        for (String comment : fromComments) {
            String ip = bracketed(withoutHelo(comment));
            if (!ip.isEmpty()) {
                return ip;
            }
        }
        for (String comment : fromComments) {
            for (String word : withoutHelo(comment).split("[\\s(),]+", 20)) {
                String ip = IpText.canonical(word);
                if (!ip.isEmpty()) {
                    return ip;
                }
            }
        }
        String name = value("from");
        String ip = bracketed(name);
        return ip.isEmpty() ? IpText.canonical(name) : ip;
    }

    private static String withoutHelo(String comment) {
        String lower = comment.toLowerCase(Locale.ROOT);
        int helo = Math.max(lower.indexOf("helo"), lower.indexOf("ehlo"));
        if (helo < 0 || lower.length() != comment.length()) {
            return comment;
        }
        int end = helo + 4;
        while (end < comment.length() && (comment.charAt(end) == ' ' || comment.charAt(end) == '=')) {
            end++;
        }
        while (end < comment.length() && comment.charAt(end) > ' ') {
            end++;
        }
        return comment.substring(0, helo) + comment.substring(end);
    }

    private static String bracketed(String text) {
        int open = text.indexOf('[');
        while (open >= 0) {
            int close = text.indexOf(']', open);
            if (close < 0) {
                return "";
            }
            String ip = IpText.canonical(text.substring(open + 1, close));
            if (!ip.isEmpty()) {
                return ip;
            }
            open = text.indexOf('[', close);
        }
        return "";
    }

    private static String angleless(String address) {
        int start = address.startsWith("<") ? 1 : 0;
        int end = address.endsWith(">") && address.length() > 1 ? address.length() - 1 : address.length();
        return address.substring(start, end);
    }
}
