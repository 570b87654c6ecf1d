package org.spampot.config;

import java.util.List;
import org.spampot.config.Settings.Listener;

/// Writes the sample file and the man page from the settings' own words.
final class Manual {
    private static final int WIDTH = 100;

    private Manual() {}

    /// Sections stand, keys are commented out: removing one `#` changes one setting.
    static String sample() {
        var out = new StringBuilder(
                """
                        # Settings of Spampot. Each key below is commented out and shows its default; remove the # to change it.
                        # Use it with --config FILE or SPAMPOT_CONFIG=FILE; `spampot check-config` says what holds and where it came
                        # from. A variable (SPAMPOT_SMTP_HOST for smtp.host) wins over this file, a flag over both.
                        # Sizes are written 512B, 64KB, 25MB, 2GB; durations 500ms, 30s, 5m, 24h, 30d.

                        """);
        for (Key key : Key.of(Settings.class, "")) {
            if (key.section()) {
                paragraph(out, "# ", key.doc().value());
                out.append(key.name()).append(":\n");
                for (Key inner : Key.of(key.type(), key.path())) {
                    entry(out, "  ", inner);
                }
            } else {
                entry(out, "", key);
            }
        }
        return out.toString();
    }

    private static void entry(StringBuilder out, String indent, Key key) {
        paragraph(out, indent + "# ", key.doc().value() + allowed(key) + " Default: " + shownDefault(key) + ".");
        if (key.type() == Listener.class) {
            out.append(indent).append('#').append(key.name()).append(":\n");
            out.append(indent).append("#  - ").append(key.doc().byDefault()).append('\n');
            out.append(indent).append("# or, with all that can be said of one:\n");
            out.append(indent).append("#  - bind: 0.0.0.0:25\n");
            out.append(indent).append("#    name: mx\n");
            out.append(indent).append("#    persona: spamhat\n");
            out.append(indent).append("#    accept: trap\n");
            out.append(indent).append("#    rules: [{then: greylist}]\n");
            out.append(indent).append("#    protocol: smtp\n");
            out.append(indent).append("#    tls: implicit\n");
            out.append(indent).append("#    proxy: [10.0.0.0/8]\n");
            out.append(indent).append("#    relays: [192.0.2.25]\n\n");
            return;
        }
        String value = key.list()
                ? "[" + key.doc().byDefault() + "]"
                : key.doc().byDefault().isEmpty() ? "\"\"" : key.doc().byDefault();
        out.append(indent).append('#').append(key.name()).append(": ").append(value).append("\n\n");
    }

    private static String allowed(Key key) {
        Doc doc = key.doc();
        if (doc.words().length > 0) {
            return " One of " + String.join(", ", doc.words()) + ".";
        }
        return doc.from().isEmpty() ? "" : " " + doc.from() + " to " + doc.to() + ".";
    }

    private static String shownDefault(Key key) {
        return key.doc().byDefault().isEmpty() ? "empty" : key.doc().byDefault();
    }

    private static void paragraph(StringBuilder out, String indent, String text) {
        var line = new StringBuilder(indent);
        for (String word : List.of(text.split(" ", -1))) {
            if (line.length() + word.length() > WIDTH) {
                out.append(line.toString().stripTrailing()).append('\n');
                line = new StringBuilder(indent);
            }
            line.append(word).append(' ');
        }
        out.append(line.toString().stripTrailing()).append('\n');
    }

    static String manPage() {
        var out = new StringBuilder(
                """
                        # spampot.yaml(5)

                        ## Name

                        spampot.yaml - settings of Spampot

                        ## Description

                        One YAML file, given by `--config FILE` or `SPAMPOT_CONFIG`. Without one the defaults hold. A value is looked
                        for in this order, and the last one found wins: default, file, environment variable, flag.
                        `spampot check-config` prints each value that holds and where it came from. An unknown key, a value out of
                        bounds or a mistyped variable is an error in one line, and nothing is started.

                        Sizes are written `512B`, `64KB`, `25MB`, `2GB` (a KB is 1,024 bytes); durations `500ms`, `30s`, `5m`, `24h`,
                        `30d`; addresses to listen on `0.0.0.0:25`, `[::1]:25`.

                        A sample with every key is `etc/spampot.yaml`.

                        ## Keys

                        """);
        for (Key key : Key.of(Settings.class, "")) {
            if (key.section()) {
                out.append("### ").append(key.path()).append("\n\n").append(key.doc().value()).append("\n\n");
                Key.of(key.type(), key.path()).forEach(inner -> manEntry(out, inner));
            } else {
                manEntry(out, key);
            }
        }
        items(out, "smtp.listeners", Listener.class);
        items(out, "policy.rules", Settings.Rule.class);
        return out.append("""
                ## See also

                spampot(1)
                """).toString();
    }

    private static void items(StringBuilder out, String list, Class<?> type) {
        out.append("### Items of ").append(list).append("\n\n");
        for (Key key : Key.of(type, "")) {
            out.append("`").append(key.name()).append("`  \n").append(key.doc().value()).append(allowed(key))
                    .append("\n\n");
        }
    }

    private static void manEntry(StringBuilder out, Key key) {
        out.append("`").append(key.path()).append("`  \n").append(key.doc().value()).append(allowed(key))
                .append("  \nDefault: ")
                .append(key.doc().byDefault().isEmpty() ? "empty" : "`" + key.doc().byDefault() + "`")
                .append(". Variable: `").append(key.variable()).append("`.\n\n");
    }

}
