package org.spampot.mime;

import java.util.List;
import java.util.stream.Stream;

/// The fields of one header, in their order.
public record HeaderFields(List<HeaderField> fields) {
    public static final HeaderFields NONE = new HeaderFields(List.of());

    public HeaderFields {
        fields = List.copyOf(fields);
    }

    /// All fields of that name (any case), first to last.
    public Stream<HeaderField> all(String name) {
        return fields.stream().filter(field -> field.is(name));
    }

    /// The unfolded value of the first field of that name, encoded words not decoded; empty when there is none.
    public String value(String name) {
        for (HeaderField field : fields) {
            if (field.is(name)) {
                return field.value();
            }
        }
        return "";
    }

    /// The decoded value of the first field of that name; empty when there is none.
    public String decoded(String name) {
        for (HeaderField field : fields) {
            if (field.is(name)) {
                return field.decoded();
            }
        }
        return "";
    }
}
