package org.spampot.smtp.verb;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.spampot.smtp.Extension;

/// The parameters of MAIL and RCPT that we know: one row each, with the extension that brings it and how its value looks.
enum Parameter {
    /// RFC 1870 section 4.
    SIZE("MAIL", Extension.SIZE, "\\d{1,20}"),
    /// RFC 6152 section 2; RFC 3030 section 3 adds BINARYMIME, see [#of(String)].
    BODY("MAIL", Extension.EIGHT_BIT_MIME, "7BIT|8BITMIME"), BODY_BINARY("MAIL", Extension.BINARY_MIME, "BINARYMIME"),
    /// RFC 6531 section 3.4: without a value.
    SMTPUTF8("MAIL", Extension.SMTP_UTF8, ""),
    /// RFC 3461 sections 4.3 and 4.4.
    RET("MAIL", Extension.DSN, "FULL|HDRS"), ENVID("MAIL", Extension.DSN, Value.XTEXT),
    /// RFC 3461 sections 4.1 and 4.2.
    NOTIFY("RCPT", Extension.DSN, "NEVER|(SUCCESS|FAILURE|DELAY)(,(SUCCESS|FAILURE|DELAY)){0,2}"), ORCPT("RCPT",
            Extension.DSN, "[A-Z0-9-]{1,40};" + Value.UTF8_XTEXT),
    /// RFC 4954 section 5.
    AUTH("MAIL", Extension.AUTH, "<>|" + Value.XTEXT),
    /// RFC 2852 section 4.
    BY("MAIL", Extension.DELIVER_BY, "[+-]?\\d{1,9};[NR]T?"),
    /// RFC 4865 section 4.
    HOLDFOR("MAIL", Extension.FUTURE_RELEASE, "\\d{1,9}"), HOLDUNTIL("MAIL", Extension.FUTURE_RELEASE,
            "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?(Z|[+-]\\d\\d:\\d\\d)"),
    /// RFC 6710 section 4: from -9 to 9.
    MT_PRIORITY("MAIL", Extension.MT_PRIORITY, "-?\\d"),
    /// RFC 8689 section 4.1: without a value.
    REQUIRETLS("MAIL", Extension.REQUIRE_TLS, "");

    /// Texts that several values are made of.
    private static final class Value {
        /// RFC 3461 section 4; section 4.4 allows 100 characters before they are encoded.
        static final String XTEXT = "([!-*,-<>-~]|\\+[0-9A-F]{2}){0,300}";
        /// RFC 6533 section 3.
        static final String UTF8_XTEXT = "([!-*,-<>-~\\x{80}-\\x{10ffff}]|\\+[0-9A-F]{2}){0,600}";
    }

    private static final Map<String, Parameter> BY_KEYWORD = Stream.of(values())
            .collect(Collectors.toUnmodifiableMap(each -> each.name().replace('_', '-'), each -> each));

    private final String verb;
    private final Extension extension;
    private final Pattern value;

    Parameter(String verb, Extension extension, String value) {
        this.verb = verb;
        this.extension = extension;
        this.value = Pattern.compile(value, Pattern.CASE_INSENSITIVE);
    }

    /// Which one `written` (`KEYWORD` or `KEYWORD=value`) is; nothing when we do not know it.
    static @Nullable Parameter of(String written) {
        String keyword = keyword(written);
        if (keyword.equals("BODY") && BODY_BINARY.value.matcher(value(written)).matches()) {
            return BODY_BINARY;
        }
        return BY_KEYWORD.get(keyword);
    }

    /// Whether it goes with `verb`.
    boolean goesWith(String other) {
        return verb.equals(other);
    }

    Extension extension() {
        return extension;
    }

    /// Whether the value of `written` is well formed; a parameter without a value has no `=` either.
    boolean isWellFormed(String written) {
        boolean none = value.pattern().isEmpty();
        return none ? written.indexOf('=') < 0 : written.indexOf('=') > 0 && value.matcher(value(written)).matches();
    }

    static String keyword(String written) {
        int equals = written.indexOf('=');
        return (equals < 0 ? written : written.substring(0, equals)).toUpperCase(Locale.ROOT);
    }

    static String value(String written) {
        return written.substring(written.indexOf('=') + 1);
    }
}
