package org.spampot.analysis.header;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.spampot.analysis.link.Ascii;
import org.spampot.model.ReceivedHop;

/// One Received field (RFC 5321 section 4.4) as Postfix, Sendmail, Exim, qmail, Exchange, Google and others write it: the
/// words `from`, `by`, `via`, `with`, `id` and `for`, what follows each, and comments, of which [ReceivedClient] reads
/// those about the client. A word that comes again begins nothing: what a client put into its own name cannot take the
/// place of what the server wrote before it.
public final class ReceivedField {
    enum Clause {
        FROM, BY, VIA, WITH, ID, FOR
    }

    /// A word, or the inside of a comment.
    record Piece(String text, boolean comment) {}

    private static final int LONGEST_RAW = 1_000;
    private static final int LONGEST_READ = 8 * 1024;
    private static final int MOST_PIECES = 200;
    private static final int MOST_SEMICOLONS = 8;
    /// What can stand in brackets with spaces: `[XMail 1.20 ESMTP Server]`, `[unix socket]`.
    private static final int LONGEST_BRACKET = 80;

    private final String text;
    private final Map<Clause, List<Piece>> clauses = new EnumMap<>(Clause.class);
    private List<Piece> current = new ArrayList<>();
    private int pieces;
    private int at;

    private ReceivedField(String text) {
        this.text = text;
    }

    public static ReceivedHop parse(String value) {
        String read = value.substring(0, Math.min(LONGEST_READ, value.length()));
        int end = dateStart(read);
        @Nullable
        Instant date = end < 0 ? null : MailDate.parse(read.substring(end).replace(';', ' ').strip());
        var field = new ReceivedField(end < 0 ? read : read.substring(0, end));
        field.run();
        field.behind(end < 0 ? "" : read.substring(end));
        return field.hop(value.substring(0, Math.min(LONGEST_RAW, value.length())), date);
    }

    /// Where the date begins: behind the last semicolon after which there is one (some write more after the date), else
    /// where the name of a day is, for those who forget the semicolon. -1 when there is none.
    private static int dateStart(String read) {
        int semicolon = read.lastIndexOf(';');
        int last = semicolon;
        for (int tries = 0; semicolon >= 0 && tries < MOST_SEMICOLONS; tries++) {
            if (MailDate.parse(read.substring(semicolon + 1).replace(';', ' ').strip()) != null) {
                return semicolon;
            }
            semicolon = read.lastIndexOf(';', semicolon - 1);
        }
        int day = Math.max(dayName(read), isoDate(read));
        boolean dated = day > 0 && MailDate.parse(read.substring(day).strip()) != null;
        return dated ? day : last;
    }

    private static int dayName(String read) {
        for (String day : List.of(" Mon, ", " Tue, ", " Wed, ", " Thu, ", " Fri, ", " Sat, ", " Sun, ")) {
            int found = read.lastIndexOf(day);
            if (found > 0) {
                return found;
            }
        }
        return -1;
    }

    /// The last ` 2026-11-03 ` of those who write no semicolon before it.
    private static int isoDate(String read) {
        int dash = read.lastIndexOf('-');
        for (int tries = 0; dash > 5 && tries < MOST_SEMICOLONS; tries++) {
            if (read.charAt(dash - 5) == ' ' && Ascii.isDigits(read.substring(dash - 4, dash))) {
                return dash - 5;
            }
            dash = read.lastIndexOf('-', dash - 1);
        }
        return -1;
    }

    private void run() {
        while (at < text.length() && pieces < MOST_PIECES) {
            char c = text.charAt(at);
            if (c == '(') {
                current.add(new Piece(comment(), true));
                pieces++;
            } else if (c <= ' ' || c == ';' || c == ',') {
                at++;
            } else {
                word(c);
                pieces++;
            }
        }
    }

    private void word(char first) {
        int start = at;
        int close = first == '"' || first == '['
                ? text.indexOf(first == '"' ? '"' : ']', at + 1)
                : -1;
        if (close > at && close - at < LONGEST_BRACKET) {
            at = close + 1;
        }
        while (at < text.length() && text.charAt(at) > ' ' && text.charAt(at) != '(') {
            at++;
        }
        int end = at;
        while (end > start + 1 && (text.charAt(end - 1) == ';' || text.charAt(end - 1) == ',')) {
            end--;
        }
        String word = text.substring(start, end);
        Clause clause = clause(word);
        if (clause == null) {
            current.add(new Piece(word, false));
        } else if (clauses.containsKey(clause)) {
            current = new ArrayList<>();
        } else {
            current = new ArrayList<>();
            clauses.put(clause, current);
        }
    }

    private static @Nullable Clause clause(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "from" -> Clause.FROM;
            case "by" -> Clause.BY;
            case "via" -> Clause.VIA;
            case "with" -> Clause.WITH;
            case "id", "id:" -> Clause.ID;
            case "for" -> Clause.FOR;
            default -> null;
        };
    }

    /// The inside of a comment with those inside it. One without end goes to the end.
    private String comment() {
        int depth = 0;
        int start = at + 1;
        while (at < text.length()) {
            char c = text.charAt(at++);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth == 0) {
                break;
            }
        }
        return text.substring(Math.min(start, at), depth == 0 ? at - 1 : at);
    }

    /// Courier and PowerMTA write id and recipient behind the date: the comment and the words there are read as well.
    private void behind(String date) {
        int start = date.indexOf(" id ");
        if (start >= 0 && !clauses.containsKey(Clause.ID)) {
            int from = start + 4;
            int end = date.indexOf(' ', from);
            clauses.put(Clause.ID, List.of(new Piece(date.substring(from, end < 0 ? date.length() : end), false)));
        }
    }

    private ReceivedHop hop(String raw, @Nullable Instant date) {
        var client = ReceivedClient.of(clauses.getOrDefault(Clause.FROM, List.of()));
        String with = words(Clause.WITH);
        var notes = new ReceivedNotes();
        clauses.values().forEach(each -> each.stream().filter(Piece::comment).forEach(note -> notes.read(note.text)));
        notes.protocol(joined(Clause.WITH));
        return new ReceivedHop(raw, client.from(), client.helo(), client.rdns(), client.ip(), name(first(Clause.BY)),
                byIp(), with, client.user().isEmpty() ? notes.login() : client.user(), notes.tls(), first(Clause.ID),
                angleless(first(Clause.FOR)), date);
    }

    private String first(Clause clause) {
        for (Piece piece : clauses.getOrDefault(clause, List.of())) {
            if (!piece.comment) {
                return piece.text;
            }
        }
        return "";
    }

    private String joined(Clause clause) {
        return clauses.getOrDefault(clause, List.of()).stream().filter(piece -> !piece.comment).map(Piece::text)
                .limit(12).collect(Collectors.joining(" "));
    }

    /// `with Microsoft SMTP Server`: the words of a protocol belong together, all others are one word.
    private String words(Clause clause) {
        var words = new StringBuilder();
        for (Piece piece : clauses.getOrDefault(clause, List.of())) {
            if (piece.text.equals("tls")) {
                break; // Exim: `with esmtps (TLS1.3) tls TLS_AES_256_GCM_SHA384`
            }
            if (!piece.comment && words.length() < LONGEST_BRACKET) {
                words.append(words.isEmpty() ? "" : " ").append(piece.text);
            }
        }
        return words.toString();
    }

    private String byIp() {
        for (Piece piece : clauses.getOrDefault(Clause.BY, List.of())) {
            String ip = ReceivedClient.address(piece.text);
            if (!ip.isEmpty()) {
                return ip;
            }
        }
        return "";
    }

    private static String name(String word) {
        return word.endsWith(".") && word.length() > 1 ? word.substring(0, word.length() - 1) : word;
    }

    private static String angleless(String address) {
        int start = address.startsWith("<") ? 1 : 0;
        int close = address.indexOf('>');
        int end = close > 0 ? close : address.length();
        return address.substring(Math.min(start, end), end);
    }
}
