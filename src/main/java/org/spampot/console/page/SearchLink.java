package org.spampot.console.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.spampot.store.Parsed;
import org.spampot.store.QueryParser;
import org.spampot.store.TopKind;

/// Addresses of lists in the console that show what a number or bar stands for.
public final class SearchLink {
    private SearchLink() {}

    /// The messages (for what only sessions have, the sessions) that a row of a top list counts; empty when the search
    /// language has no way to ask for them.
    public static String top(TopKind kind, String value) {
        return switch (kind) {
            case SOURCES -> search("source", value);
            case SENDERS -> search("from", value);
            case RECIPIENTS -> search("to", value);
            case DOMAINS -> search("domain", value);
            case URLS -> search("url", value);
            case SUBJECTS -> search("subject", value);
            case IPS -> search("ip", value);
            case EMAILS -> search("email", value);
            case PHONES -> search("phone", value);
            case WALLETS -> search("wallet", value);
            case IBANS -> search("iban", value);
            case ATTACHMENTS -> search("sha256", value);
            case HELO -> value.isEmpty() ? "" : "/sessions?helo=" + encoded(value);
            case COMMANDS -> "";
            case PATTERNS -> search("pattern", value);
            case LANGUAGES -> search("language", value);
            case TYPES -> search("type", value);
            case FILES -> search("sha256", value);
            case PICTURES -> search("picture", value);
            case BARCODES -> search("barcode", value);
            case MAILERS -> search("mailer", value);
            case SIGNERS -> search("signer", value);
            case DEFECTS -> search("defect", value);
            case IMPORTS -> search("import", value);
            case KINDS -> "/sessions?kind=" + encoded(value);
            case DIALECTS -> "/sessions?dialect=" + encoded(value);
            case JA4 -> "/sessions?ja4=" + encoded(value);
            case JA3 -> "/sessions?ja3=" + encoded(value);
            case LOGINS, CREDENTIALS -> "/sessions?login=" + encoded(value);
        };
    }

    /// The messages for which `field` is `value`; empty when that cannot be asked.
    public static String search(String field, String value) {
        boolean quoted = value.chars().anyMatch(c -> Character.isWhitespace(c) || c == '"');
        String term = field + ":" + (quoted ? "\"" + value.replace('"', ' ') + "\"" : value);
        return value.isEmpty() || QueryParser.parse(term, Instant.EPOCH) instanceof Parsed.Wrong
                ? ""
                : query(term);
    }

    /// The messages that meet `query`.
    public static String query(String query) {
        return "/messages?q=" + encoded(query);
    }

    /// Percent-encoded for a query.
    public static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
