package org.spampot.mime;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// The other ways in which programs read a header: some end it at a line of white space or at one that is no field, some
/// do not see a field that has white space before its colon.
final class HeaderVariants {
    /// Fewer say all there is to say.
    private static final int MOST = 3;

    /// Another way to read the header.
    ///
    /// @param word for the number of what it gives
    /// @param fields that this way sees
    /// @param body where the body begins
    record Variant(String word, HeaderFields fields, int body) {}

    /// A place where some programs end the header: behind so many fields, and the body begins at `body`.
    private record Early(int fields, int body) {}

    private final List<Early> early = new ArrayList<>();
    private final BitSet spaced = new BitSet();

    void early(int fields, int body) {
        if (early.size() < MOST) {
            early.add(new Early(fields, body));
        }
    }

    void spaced(int field) {
        spaced.set(field);
    }

    /// Those that change what is known of the body.
    ///
    /// @param fields as most programs see them
    /// @param body where it begins for most
    List<Variant> of(HeaderFields fields, int body) {
        if (spaced.isEmpty() && early.isEmpty()) {
            return List.of();
        }
        List<Variant> variants = new ArrayList<>();
        if (!spaced.isEmpty()) {
            List<HeaderField> kept = new ArrayList<>();
            for (int index = 0; index < fields.fields().size(); index++) {
                if (!spaced.get(index)) {
                    kept.add(fields.fields().get(index));
                }
            }
            variants.add(new Variant("spaced", new HeaderFields(kept), body));
        }
        for (Early end : early) {
            List<HeaderField> before = fields.fields().subList(0, Math.min(end.fields, fields.fields().size()));
            variants.add(new Variant("early", new HeaderFields(before), end.body));
        }
        variants.removeIf(variant -> sameBody(variant.fields, fields));
        return variants;
    }

    private static boolean sameBody(HeaderFields one, HeaderFields other) {
        return one.value("content-type").equals(other.value("content-type"))
                && one.value("content-transfer-encoding").equals(other.value("content-transfer-encoding"));
    }
}
