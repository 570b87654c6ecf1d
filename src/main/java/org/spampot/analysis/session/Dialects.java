package org.spampot.analysis.session;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.spampot.model.Dialect;
import org.spampot.model.DialectFeature;

/// From a session to the [Dialect] its client speaks. Reading the table is reading the dialect.
///
/// Features see how things are written and in which order, never what they name. None depends on time: what does is the
/// dialect's timing.
final class Dialects {
    private static final String VERSION = "d1:";
    private static final String TIMING_VERSION = "t1:";

    /// A feature and how it is read off.
    private record Row(DialectFeature feature, Function<Talk, String> read) {}

    private static final List<Row> TEXT = List.of(
            new Row(DialectFeature.GREETING, Opening::greeting),
            new Row(DialectFeature.HELLO, Opening::hello),
            new Row(DialectFeature.FALLBACK, Opening::fallback),
            new Row(DialectFeature.NAME, Opening::name),
            new Row(DialectFeature.HELLO_AGAIN, Opening::again),
            new Row(DialectFeature.VERB_CASE, Wording::verbCase),
            new Row(DialectFeature.KEYWORD_CASE, Wording::keywordCase),
            new Row(DialectFeature.VERB_BLANK, Wording::verbBlank),
            new Row(DialectFeature.COLON, Wording::colon),
            new Row(DialectFeature.BRACKETS, Wording::brackets),
            new Row(DialectFeature.LINE_END, Wording::lineEnd),
            new Row(DialectFeature.TRAILING, Wording::trailing),
            new Row(DialectFeature.MAIL_PARAMETERS, Declared::mailParameters),
            new Row(DialectFeature.RCPT_PARAMETERS, Declared::rcptParameters),
            new Row(DialectFeature.SIZE, Declared::size),
            new Row(DialectFeature.BODY, Declared::body),
            new Row(DialectFeature.PIPELINING, Conduct::pipelining),
            new Row(DialectFeature.BATCH, Conduct::batch),
            new Row(DialectFeature.RESET, Conduct::reset),
            new Row(DialectFeature.NOOP, Conduct::noop),
            new Row(DialectFeature.TRANSFER, Declared::transfer),
            new Row(DialectFeature.CHUNKS, Declared::chunks),
            new Row(DialectFeature.AFTER_4XX, Conduct::after4xx),
            new Row(DialectFeature.AFTER_5XX, Conduct::after5xx),
            new Row(DialectFeature.MULTILINE, Conduct::multiline),
            new Row(DialectFeature.ENDING, Conduct::ending),
            new Row(DialectFeature.STARTTLS, Declared::starttls),
            new Row(DialectFeature.AUTH, Declared::auth),
            new Row(DialectFeature.AUTH_INITIAL, Declared::authInitial),
            new Row(DialectFeature.MESSAGES, Conduct::messages),
            new Row(DialectFeature.NEXT, Conduct::next),
            new Row(DialectFeature.ORDER, Conduct::order),
            new Row(DialectFeature.OTHER, Conduct::other),
            new Row(DialectFeature.CONTENT, Wording::content),
            new Row(DialectFeature.EMPTY_LINES, Wording::emptyLines),
            new Row(DialectFeature.PATHS, Wording::paths));

    private static final List<Row> TIMING = List.of(
            new Row(DialectFeature.FIRST_PAUSE, Pace::first),
            new Row(DialectFeature.PAUSE, Pace::usual),
            new Row(DialectFeature.READS, Pace::reads));

    private Dialects() {}

    /// Of a session in which the client spoke SMTP; [Dialect#NONE] when it said nothing.
    static Dialect of(Talk talk) {
        if (talk.turns().isEmpty()) {
            return Dialect.NONE;
        }
        String text = VERSION + written(TEXT, talk);
        return Dialect.of(text, TIMING_VERSION + written(TIMING, talk), Programs.like(text));
    }

    private static String written(List<Row> rows, Talk talk) {
        return rows.stream().map(row -> row.feature().key() + "=" + row.read().apply(talk))
                .collect(Collectors.joining(";"));
    }
}
