package org.spampot.persona;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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

    /// What can stand in braces.
    enum Place {
        HOST, CLIENT, HELO, ID, VERB, ABOUT, SIZE, DATE, EPOCH;

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
        String wire = text.stripTrailing().replace("\n", "\r\n") + "\r\n";
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

    Bytes fill(Words words) {
        return fixed.orElseGet(() -> {
            var text = new StringBuilder();
            for (Piece piece : pieces) {
                switch (piece) {
                    case Piece.Text literal -> text.append(literal.text());
                    case Piece.Hole hole -> text.append(word(hole.place(), words));
                }
            }
            return Bytes.latin1(text.toString());
        });
    }

    private static String word(Place place, Words words) {
        return switch (place) {
            case HOST -> "";
            case CLIENT -> words.client();
            case HELO -> words.helo();
            case ID -> words.queueId();
            case VERB -> words.verb();
            case ABOUT -> words.about();
            case SIZE -> Integer.toString(words.size());
            case DATE -> DATE.format(words.at());
            case EPOCH -> Long.toString(words.at().getEpochSecond());
        };
    }

    private static void flush(StringBuilder literal, List<Piece> pieces) {
        if (!literal.isEmpty()) {
            pieces.add(new Piece.Text(literal.toString()));
            literal.setLength(0);
        }
    }
}
