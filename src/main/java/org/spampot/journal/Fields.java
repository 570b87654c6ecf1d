package org.spampot.journal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The named fields of a record's header, in order, as [RecordWriter] wrote them: `Name: value`, never folded.
///
/// That they are as we wrote them the header digest has shown before, so they are cut at line ends and nothing more:
/// a general WARC parser took most of the time of reading a journal, and of opening one after a stop.
record Fields(List<Field> fields) {
    private static final String END = "\r\n";

    /// One line.
    record Field(String name, String value) {}

    /// The fields of the header in `array`, from its version line to its empty line; nothing when a line is not
    /// `Name: value`.
    static Optional<Fields> parse(byte[] array, int from, int to) {
        var text = new String(array, from, to - from, StandardCharsets.US_ASCII);
        var fields = new ArrayList<Field>(24);
        int last = text.length() - END.length();
        for (int line = text.indexOf(END) + END.length(); line < last;) {
            int end = text.indexOf(END, line);
            int colon = text.indexOf(": ", line);
            if (colon < 0 || colon > end) {
                return Optional.empty();
            }
            fields.add(new Field(text.substring(line, colon), text.substring(colon + 2, end)));
            line = end + END.length();
        }
        return Optional.of(new Fields(fields));
    }

    /// The first value of `name`; empty when there is none.
    String first(String name) {
        for (Field field : fields) {
            if (field.name().equals(name)) {
                return field.value();
            }
        }
        return "";
    }

    List<String> all(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).map(Field::value).toList();
    }

    /// Whether this is the record that its segment begins with.
    boolean isWarcinfo() {
        return first("WARC-Type").equals("warcinfo");
    }
}
