package org.spampot.store;

import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.spampot.model.SessionId;
import org.spampot.model.SessionKind;
import org.spampot.store.Query.Term;

/// Reads the text of a search into a [Query]: bare words, `"phrases"` and `field:value`, every one of which must be
/// met. The language is told to its users in `docs/reference/search.md`.
///
/// Values are made uniform here (hashes and languages in lower case, times as RFC 3339 in UTC), so that the store only
/// has to compare. A word before a colon that is no field is an error rather than a word to look for: a mistyped field
/// that silently finds nothing is worse. `http://...` is no field.
public final class QueryParser {
    /// A search has at most so many terms.
    public static final int MAX_TERMS = 32;

    /// A value has at most so many characters.
    public static final int MAX_VALUE = 2_000;

    private static final int SHOWN = 60;

    private final String text;
    private final Instant now;
    private final List<Term> terms = new ArrayList<>();
    private int at;

    private QueryParser(String text, Instant now) {
        this.text = text;
        this.now = now;
    }

    /// The search that `text` writes.
    ///
    /// @param now what `since:7d` counts back from
    public static Parsed parse(String text, Instant now) {
        var parser = new QueryParser(text, now);
        try {
            return new Parsed.Good(parser.query());
        } catch (Unreadable unreadable) {
            return new Parsed.Wrong(unreadable.getMessage() == null ? "" : unreadable.getMessage());
        }
    }

    private Query query() throws Unreadable {
        while (skipSpaces()) {
            if (terms.size() == MAX_TERMS) {
                throw new Unreadable("a search has at most " + MAX_TERMS + " terms");
            }
            terms.add(term());
        }
        return new Query(terms);
    }

    private boolean skipSpaces() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < text.length();
    }

    private Term term() throws Unreadable {
        int start = at;
        if (text.charAt(at) == '"') {
            return words(start, quoted());
        }
        if (text.charAt(at) == '-' && at + 1 < text.length() && !Character.isWhitespace(text.charAt(at + 1))) {
            throw new Unreadable(shown(start, wordEnd())
                    + ": terms cannot be excluded; put it in quotes to look for it as it is");
        }
        int colon = fieldEnd();
        if (colon < 0) {
            at = wordEnd();
            return words(start, text.substring(start, at));
        }
        String name = text.substring(start, colon).toLowerCase(Locale.ROOT);
        SearchField field = SearchField.of(name).orElseThrow(() -> new Unreadable(shown(start, wordEnd())
                + ": there is no field \"" + cut(name)
                + "\"; put the term in quotes to look for it as it is, fields are: "
                + SearchField.words()));
        at = colon + 1;
        String value = at < text.length() && text.charAt(at) == '"' ? quoted() : bare();
        return new Term(field.word(), checked(field, value, start));
    }

    private String bare() {
        int start = at;
        at = wordEnd();
        return text.substring(start, at);
    }

    private int wordEnd() {
        int end = at;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /// Where the colon is, when the term starts with letters and a colon and is not `scheme://`; else negative.
    private int fieldEnd() {
        int end = at;
        if (!isAsciiLetter(text.charAt(at))) {
            return -1;
        }
        while (end < text.length() && isFieldLetter(text.charAt(end))) {
            end++;
        }
        boolean colon = end > at && end < text.length() && text.charAt(end) == ':';
        return colon && !text.startsWith("//", end + 1) ? end : -1;
    }

    private static boolean isAsciiLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isFieldLetter(char c) {
        return isAsciiLetter(c) || (c >= '0' && c <= '9') || c == '-' || c == '_';
    }

    private String quoted() throws Unreadable {
        int open = at;
        int close = text.indexOf('"', open + 1);
        if (close < 0) {
            throw new Unreadable(shown(open, text.length()) + ": the closing quote is missing");
        }
        at = close + 1;
        if (at < text.length() && text.charAt(at) == '*') {
            at++;
            return text.substring(open + 1, close) + "*";
        }
        return text.substring(open + 1, close);
    }

    private Term words(int start, String value) throws Unreadable {
        return new Term("", searchable(value, start));
    }

    private String checked(SearchField field, String value, int start) throws Unreadable {
        if (value.isEmpty()) {
            throw new Unreadable(shown(start, at) + ": what to look for is missing after " + field.word() + ":");
        }
        return switch (field) {
            case FROM -> value.equals("<>") ? value : searchable(value, start);
            case TO, SUBJECT, URL -> searchable(value, start);
            case IP, SOURCE -> address(value, start);
            case DOMAIN, TYPE, SIGNER, DEFECT -> bounded(value, start).toLowerCase(Locale.ROOT);
            case PHONE -> matching(value.replaceAll("[-. ()/]", ""), "\\+?[0-9]{3,15}", "a telephone number", start);
            case IBAN ->
                matching(value.replaceAll("[- ]", "").toUpperCase(Locale.ROOT), "[A-Z]{2}[0-9]{2}[0-9A-Z]{11,30}",
                        "a bank account number such as DE89 3704 0044 0532 0130 00", start);
            case EMAIL, HELO, PATTERN, LOGIN, WALLET, BARCODE, MAILER -> bounded(value, start);
            case PICTURE -> matching(value.toLowerCase(Locale.ROOT), "[0-9a-f]{16}", "16 hex digits", start);
            case KIND -> kind(value.toLowerCase(Locale.ROOT), start);
            case DIALECT -> matching(value.toLowerCase(Locale.ROOT), "[0-9a-f]{12}", "12 hex digits", start);
            case JA4 -> matching(value.toLowerCase(Locale.ROOT), "[0-9a-z_]{1,64}", "a JA4 fingerprint", start);
            case JA3 -> matching(value.toLowerCase(Locale.ROOT), "[0-9a-f]{32}", "32 hex digits", start);
            case SESSION -> session(value, start);
            case IMPORT -> value.equals("*") ? value : session(value, start);
            case SHA256 -> matching(value.toLowerCase(Locale.ROOT), "[0-9a-f]{64}", "64 hex digits", start);
            case LANGUAGE ->
                matching(value.toLowerCase(Locale.ROOT), "[a-z]{2,3}", "a language code such as en", start);
            case HAS -> matching(value.toLowerCase(Locale.ROOT), "attachment", "attachment", start);
            case SINCE, BEFORE -> time(value, start);
        };
    }

    private String session(String value, int start) throws Unreadable {
        String id = value.toLowerCase(Locale.ROOT);
        if (!SessionId.isWellFormed(id)) {
            throw wanted("the 26 characters of a session id", start);
        }
        return id;
    }

    private String kind(String value, int start) throws Unreadable {
        if (SessionKind.of(value).isEmpty()) {
            throw wanted("a kind of session: " + SessionKind.allWords(), start);
        }
        return value;
    }

    private String matching(String value, String form, String wanted, int start) throws Unreadable {
        if (!value.matches(form)) {
            throw wanted(wanted, start);
        }
        return value;
    }

    private String address(String value, int start) throws Unreadable {
        try {
            return InetAddress.ofLiteral(value).getAddress().length == 4 ? value : value.toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException _) {
            throw wanted("an IPv4 or IPv6 address", start);
        }
    }

    private String time(String value, int start) throws Unreadable {
        return SearchTime.parse(value, now).map(Instant::toString)
                .orElseThrow(() -> wanted("a time back from now (30m, 24h, 7d, 4w), a day (2026-01-31) or a time"
                        + " (2026-01-31T12:00:00Z)", start));
    }

    private Unreadable wanted(String what, int start) {
        return new Unreadable(shown(start, at) + ": this wants " + what);
    }

    private String searchable(String value, int start) throws Unreadable {
        if (value.codePoints().noneMatch(Character::isLetterOrDigit)) {
            throw new Unreadable(shown(start, at) + ": there is no letter or digit to look for");
        }
        return bounded(value, start);
    }

    private String bounded(String value, int start) throws Unreadable {
        if (value.length() > MAX_VALUE) {
            throw new Unreadable(shown(start, at) + ": longer than " + MAX_VALUE + " characters");
        }
        return value;
    }

    private String shown(int start, int end) {
        return "\"" + cut(text.substring(start, Math.max(start, end))) + "\"";
    }

    private static String cut(String value) {
        String printable = value.codePoints().limit(SHOWN)
                .mapToObj(c -> Character.isLetterOrDigit(c) || (c >= ' ' && c < 0x7f) ? Character.toString(c) : "?")
                .collect(Collectors.joining());
        return value.codePointCount(0, value.length()) > SHOWN ? printable + "..." : printable;
    }

    private static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1;

        Unreadable(String message) {
            super(message);
        }
    }
}
