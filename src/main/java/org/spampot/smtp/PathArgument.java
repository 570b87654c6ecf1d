package org.spampot.smtp;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.spampot.model.EnvelopePath;

/// The argument of MAIL or RCPT (RFC 5321 sections 4.1.1.2, 4.1.1.3 and 4.1.2), read as spamware writes it.
///
/// Anything with something in it is a path: with or without `FROM:`, colon, brackets; with blanks around the colon;
/// with a display name or a source route before it. What is odd is said in `oddities`; nothing is refused.
///
/// @param oddities each at most once
public record PathArgument(EnvelopePath path, Set<ProtocolDefect> oddities) {
    /// Whether there was nothing at all to be a path; not so for the null path `<>`.
    public boolean missing() {
        return path.argument().isEmpty();
    }

    /// Whether it does not begin with the keyword and a colon.
    public boolean keywordMissing() {
        return oddities.contains(ProtocolDefect.MISSING_KEYWORD) || oddities.contains(ProtocolDefect.MISSING_COLON);
    }

    /// Reads what followed the verb, where `keyword` (`FROM`, `TO`) is expected first.
    public static PathArgument read(String keyword, String text) {
        var oddities = EnumSet.noneOf(ProtocolDefect.class);
        String argument = afterKeyword(keyword, text, oddities);
        return new PathArgument(new Reader(argument, oddities).read(), oddities);
    }

    private static String afterKeyword(String keyword, String text, Set<ProtocolDefect> oddities) {
        int end = keyword.length();
        if (!text.regionMatches(true, 0, keyword, 0, end) || !endsWord(text, end)) {
            oddities.add(ProtocolDefect.MISSING_KEYWORD);
            // MAIL:<a@example.com> happens, too
            int colon = Command.skipBlanks(text, 0);
            return text.startsWith(":", colon) ? text.substring(colon + 1).strip() : text.strip();
        }
        int colon = Command.skipBlanks(text, end);
        if (!text.startsWith(":", colon)) {
            oddities.add(ProtocolDefect.MISSING_COLON);
            return text.substring(colon).strip();
        }
        int start = Command.skipBlanks(text, colon + 1);
        if (colon > end || start > colon + 1) {
            oddities.add(ProtocolDefect.BLANK_AT_COLON);
        }
        return text.substring(start).strip();
    }

    private static boolean endsWord(String text, int at) {
        return at == text.length() || ": \t\r<".indexOf(text.charAt(at)) >= 0;
    }

    /// The index of the first `wanted` outside of quotes from `from` on, or -1; a backslash hides what follows it.
    static int outsideQuotes(String text, String wanted, int from) {
        boolean quoted = false;
        for (int at = from; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\\') {
                at++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && wanted.indexOf(c) >= 0) {
                return at;
            }
        }
        return -1;
    }

    private record Reader(String argument, Set<ProtocolDefect> oddities) {
        EnvelopePath read() {
            int open = outsideQuotes(argument, "<", 0);
            return open < 0 ? bare() : bracketed(open);
        }

        /// `<path> PARAMETER ...`, perhaps with a name before it.
        private EnvelopePath bracketed(int open) {
            if (!argument.substring(0, open).isBlank()) {
                oddities.add(ProtocolDefect.NAME_BEFORE_PATH);
            }
            int start = open + 1;
            while (argument.startsWith("<", start)) {
                oddities.add(ProtocolDefect.UNBALANCED_PATH);
                start++;
            }
            int close = outsideQuotes(argument, ">", start);
            if (close < 0) {
                oddities.add(ProtocolDefect.UNBALANCED_PATH);
                close = argument.indexOf('>', start);
            }
            int end = close < 0 ? endOfWord(start) : close;
            int rest = Math.min(end + 1, argument.length());
            while (argument.startsWith(">", rest)) {
                oddities.add(ProtocolDefect.UNBALANCED_PATH);
                rest++;
            }
            return new EnvelopePath(argument, mailbox(argument.substring(start, end)),
                    words(argument.substring(rest)));
        }

        /// `path PARAMETER ...`: the path goes on as long as what follows cannot be a parameter.
        private EnvelopePath bare() {
            if (!argument.isEmpty()) {
                oddities.add(ProtocolDefect.NO_BRACKETS);
            }
            int end = endOfWord(0);
            while (end < argument.length()) {
                int next = Command.skipBlanks(argument, end);
                int nextEnd = endOfWord(next);
                if (looksLikeParameter(argument.substring(next, nextEnd))) {
                    break;
                }
                end = nextEnd;
            }
            String path = argument.substring(0, end);
            if (path.endsWith(">")) {
                oddities.add(ProtocolDefect.UNBALANCED_PATH);
                path = path.substring(0, path.length() - 1);
            }
            return new EnvelopePath(argument, mailbox(path), words(argument.substring(end)));
        }

        private int endOfWord(int from) {
            int end = outsideQuotes(argument, " \t\r", from);
            if (end < 0) {
                end = argument.length();
                if (argument.indexOf('"', from) >= 0 && argument.chars().filter(c -> c == '"').count() % 2 == 1) {
                    oddities.add(ProtocolDefect.UNBALANCED_PATH);
                }
            }
            return end;
        }

        /// Without a source route `@a,@b:` (RFC 5321 appendix C), whose colons may also stand in address literals.
        private String mailbox(String path) {
            String mailbox = path.strip();
            if (!mailbox.startsWith("@")) {
                return mailbox;
            }
            boolean literal = false;
            for (int at = 0; at < mailbox.length(); at++) {
                char c = mailbox.charAt(at);
                literal = c == '[' || (literal && c != ']');
                if (c == ':' && !literal) {
                    oddities.add(ProtocolDefect.SOURCE_ROUTE);
                    return mailbox.substring(at + 1).strip();
                }
            }
            return mailbox;
        }

        private static List<String> words(String text) {
            var words = new ArrayList<String>(0);
            int at = Command.skipBlanks(text, 0);
            while (at < text.length()) {
                int end = at;
                while (end < text.length() && !Command.isBlank(text.charAt(end))) {
                    end++;
                }
                words.add(text.substring(at, end));
                at = Command.skipBlanks(text, end);
            }
            return words;
        }
    }

    /// `KEYWORD` or `KEYWORD=value`; without a value only words that are known, as names have blanks in them.
    static boolean looksLikeParameter(String word) {
        int equals = word.indexOf('=');
        return equals > 0 ? isKeyword(word.substring(0, equals)) : word.toUpperCase(Locale.ROOT).equals("SMTPUTF8");
    }

    /// An esmtp-keyword (RFC 5321 section 4.1.2).
    public static boolean isKeyword(String word) {
        return !word.isEmpty() && word.charAt(0) != '-' && word.chars()
                .allMatch(c -> (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-');
    }
}
