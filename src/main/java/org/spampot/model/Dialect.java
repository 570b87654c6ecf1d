package org.spampot.model;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How a client speaks SMTP, whoever it is: names, addresses, sizes and texts do not enter it, so the same program gives
/// the same dialect from any machine. What it was never seen to do, as there was no occasion, is `-` in it.
///
/// The grammar is in `docs/reference/dialect.md`; the features are [DialectFeature].
///
/// @param text `d1:` and one `key=value` for each feature, in their order, with `;` between them; empty when the client
///        said nothing
/// @param hash the first 12 hex digits of the SHA-256 digest of `text`; empty when that is
/// @param timing `t1:` and what depends on the network as well, so it is not part of `text`; empty when there is nothing
/// @param like programs known to speak so, as far as can be told, with `, ` between them; empty when none is known
public record Dialect(String text, String hash, String timing, String like) {
    public static final Dialect NONE = new Dialect("", "", "", "");

    private static final int HASH_DIGITS = 12;

    public Dialect {
        // a document written before this was known has nothing here
        like = Objects.requireNonNullElse(like, "");
    }

    public static Dialect of(String text, String timing, String like) {
        return new Dialect(text, text.isEmpty() ? "" : Bytes.utf8(text).sha256().substring(0, HASH_DIGITS), timing,
                like);
    }

    /// One feature in words.
    ///
    /// @param title what it is about
    /// @param value as the dialect writes it
    /// @param words what that means
    public record Explained(String title, String value, String words) {}

    /// What it is called in lists: the programs it is like, else its summary.
    public String label() {
        return like.isEmpty() ? summary() : like;
    }

    /// The few features that tell most, on a short line: `EHLO literal, SIZE, ahead MRD, QUIT`. Not enough to tell dialects
    /// apart.
    public String summary() {
        Map<DialectFeature, String> values = new EnumMap<>(DialectFeature.class);
        for (String field : fields(text)) {
            int equals = field.indexOf('=');
            if (equals > 0) {
                DialectFeature.of(field.substring(0, equals))
                        .ifPresent(feature -> values.put(feature, field.substring(equals + 1)));
            }
        }
        List<String> parts = new ArrayList<>();
        String hello = switch (values.getOrDefault(DialectFeature.HELLO, "0")) {
            case "E" -> "EHLO";
            case "H" -> "HELO";
            case "L" -> "LHLO";
            default -> "";
        };
        boolean lower = "l".equals(values.get(DialectFeature.VERB_CASE));
        parts.add(hello.isEmpty()
                ? "no greeting"
                : (lower ? hello.toLowerCase(Locale.ROOT) : hello) + " "
                        + values.getOrDefault(DialectFeature.NAME, ""));
        add(parts, "", values.get(DialectFeature.MAIL_PARAMETERS));
        add(parts, "ahead ", values.get(DialectFeature.PIPELINING));
        add(parts, "AUTH ", values.get(DialectFeature.AUTH));
        parts.add(switch (values.getOrDefault(DialectFeature.ENDING, "-")) {
            case "q" -> "QUIT";
            case "p" -> "QUIT ahead";
            case "d" -> "hangs up";
            case "t" -> "falls silent";
            default -> "was ended";
        });
        return String.join(", ", parts);
    }

    private static void add(List<String> parts, String before, @Nullable String value) {
        if (value != null && !value.equals("0") && !value.equals("-")) {
            parts.add(before + value);
        }
    }

    private static String[] fields(String text) {
        return text.substring(text.indexOf(':') + 1).split(";", -1);
    }

    /// All of it in words, the timing last; what there was no occasion for is left out.
    public List<Explained> explained() {
        List<Explained> explained = new ArrayList<>(explain(text));
        explained.addAll(explain(timing));
        return List.copyOf(explained);
    }

    private static List<Explained> explain(String text) {
        List<Explained> explained = new ArrayList<>();
        for (String field : fields(text)) {
            int equals = field.indexOf('=');
            if (equals > 0 && !field.endsWith("=-")) {
                String value = field.substring(equals + 1);
                DialectFeature.of(field.substring(0, equals)).ifPresent(
                        feature -> explained.add(new Explained(feature.title(), value, feature.words(value))));
            }
        }
        return List.copyOf(explained);
    }
}
