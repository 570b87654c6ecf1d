package org.spampot.persona;

import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.spampot.model.Bytes;
import org.spampot.smtp.Words;

/// A text with places to fill, such as `250 {host}`, cut into its pieces once so that saying it is cheap.
///
/// Thread-safety: immutable.
final class Template {
    /// A date-time of RFC 5322 section 3.3.
    private static final DateTimeFormatter DATE = DateTimeFormatter
            .ofPattern("EEE, d MMM yyyy HH:mm:ss xx", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    /// A text in several lines of YAML ends with one. A blank at the end may be meant.
    private static final Pattern LINE_ENDS = Pattern.compile("\n+\\z");
    private static final int MOST_DIGITS = 18;
    private static final Pattern BEFORE_PATH = Pattern.compile("(?i)(?:FROM|TO) ?: ?");

    /// What can stand in braces.
    enum Place {
        HOST, CLIENT, HELO, ID, VERB, ABOUT, KEYWORD, VALUE, LINE, ARGUMENT, PATH, SIZE, CHUNK, SECONDS, RATE, DATE, EPOCH;

        private final String word = name().toLowerCase(Locale.ROOT);

        static Optional<Place> named(String word) {
            return Stream.of(values()).filter(place -> place.word.equals(word)).findFirst();
        }

        static String all() {
            return Stream.of(values()).map(place -> "{" + place.word + "}").collect(Collectors.joining(" "));
        }
    }

    private sealed interface Piece {
        record Text(String text) implements Piece {}

        record Hole(Place place) implements Piece {}
    }

    private final List<Piece> pieces;
    private final Optional<Bytes> fixed;

    private Template(List<Piece> pieces) {
        this.pieces = List.copyOf(pieces);
        this.fixed = pieces.size() == 1 && pieces.get(0) instanceof Piece.Text only
                ? Optional.of(Bytes.latin1(only.text()))
                : Optional.empty();
    }

    /// Reads `text`, where the host is known from now on. Every line gets its CRLF.
    ///
    /// @throws IllegalArgumentException when a brace stands for nothing; the message says what may stand there
    static Template of(String text, String host) {
        var pieces = new ArrayList<Piece>();
        var literal = new StringBuilder();
        String wire = withoutLastEnd(text).replace("\n", "\r\n") + "\r\n";
        for (int at = 0; at < wire.length(); at++) {
            if (wire.charAt(at) != '{') {
                literal.append(wire.charAt(at));
                continue;
            }
            int end = wire.indexOf('}', at);
            Place place = Place.named(end < 0 ? "" : wire.substring(at + 1, end)).orElseThrow(
                    () -> new IllegalArgumentException("in braces only " + Place.all() + " may stand"));
            if (place == Place.HOST) {
                literal.append(host);
            } else {
                flush(literal, pieces);
                pieces.add(new Piece.Hole(place));
            }
            at = end;
        }
        flush(literal, pieces);
        return new Template(pieces);
    }

    static String withoutLastEnd(String text) {
        return LINE_ENDS.matcher(text).replaceFirst("");
    }

    /// @param delay for which it is held back
    Bytes fill(Words words, Duration delay) {
        return fixed.orElseGet(() -> {
            var text = new StringBuilder();
            for (Piece piece : pieces) {
                switch (piece) {
                    case Piece.Text literal -> text.append(literal.text());
                    case Piece.Hole hole -> text.append(word(hole.place(), words, delay));
                }
            }
            return Bytes.latin1(text.toString());
        });
    }

    private static String word(Place place, Words words, Duration delay) {
        return switch (place) {
            case HOST -> "";
            case CLIENT -> words.client();
            case HELO -> words.helo();
            case ID -> words.queueId();
            case VERB -> words.verb();
            case ABOUT -> words.about();
            case KEYWORD -> keyword(words.about());
            case VALUE ->
                words.about().substring(Math.min(keyword(words.about()).length() + 1, words.about().length()));
            case LINE -> words.line();
            case ARGUMENT -> argument(words.line());
            case PATH -> path(argument(words.line()));
            case SIZE -> Integer.toString(words.size());
            case CHUNK -> firstWord(argument(words.line()));
            case SECONDS -> thousandths(seconds(delay));
            case RATE -> thousandths(number(words.about()) / 1024.0 / seconds(delay));
            case DATE -> DATE.format(words.at());
            case EPOCH -> Long.toString(words.at().getEpochSecond());
        };
    }

    private static String firstWord(String text) {
        int blank = text.indexOf(' ');
        return blank < 0 ? text : text.substring(0, blank);
    }

    /// Nothing is done in no time.
    private static double seconds(Duration delay) {
        return Math.max(delay.toMillis(), 1) / 1000.0;
    }

    private static long number(String text) {
        return !text.isEmpty() && text.length() <= MOST_DIGITS
                && text.chars().allMatch(each -> each >= '0' && each <= '9')
                        ? Long.parseLong(text)
                        : 0;
    }

    private static String thousandths(double number) {
        return String.format(Locale.ROOT, "%.3f", number);
    }

    /// Of a parameter, without its value.
    private static String keyword(String parameter) {
        int equals = parameter.indexOf('=');
        return equals < 0 ? parameter : parameter.substring(0, equals);
    }

    /// What follows the verb, and `FROM:` or `TO:` if there is one.
    private static String argument(String line) {
        int blank = line.indexOf(' ');
        String all = blank < 0 ? "" : line.substring(blank + 1).strip();
        Matcher keyword = BEFORE_PATH.matcher(all);
        return keyword.lookingAt() ? all.substring(keyword.end()) : all;
    }

    /// Without the parameters.
    private static String path(String argument) {
        int end = argument.startsWith("<") ? argument.indexOf('>') + 1 : argument.indexOf(' ');
        return end <= 0 ? argument : argument.substring(0, end);
    }

    private static void flush(StringBuilder literal, List<Piece> pieces) {
        if (!literal.isEmpty()) {
            pieces.add(new Piece.Text(literal.toString()));
            literal.setLength(0);
        }
    }
}
