package org.spampot.mime;

import java.util.HashMap;
import java.util.Map;
import org.spampot.model.Bytes;

/// A list of MAPI properties as TNEF holds it (MS-OXTNEF section 2.1.3.4), of which those are kept that carry content.
///
/// @param byId the first value of each property kept
/// @param damaged true when the list ends early or names an unknown type, behind which nothing can be read
record MapiProperties(Map<Integer, Property> byId, boolean damaged) {
    static final int BODY = 0x1000;
    static final int RTF_COMPRESSED = 0x1009;
    static final int BODY_HTML = 0x1013;
    static final int ATTACHED = 0x3701;
    static final int ATTACHED_NAME = 0x3704;
    static final int ATTACHED_LONG_NAME = 0x3707;
    static final int ATTACHED_TYPE = 0x370e;

    private static final int OBJECT = 0x0d;
    private static final int STRING = 0x1e;
    private static final int UNICODE = 0x1f;
    private static final int BINARY = 0x102;
    private static final int SEVERAL = 0x1000;
    private static final int NAMED = 0x8000;
    /// The id of the interface of an object stands before its content.
    private static final int INTERFACE = 16;

    /// One value.
    record Property(int type, Bytes value) {
        /// What an object holds.
        Bytes content() {
            return type == OBJECT ? value.slice(Math.min(INTERFACE, value.size()), value.size()) : value;
        }

        String charset() {
            return type == UNICODE ? "utf-16le" : "";
        }

        String text() {
            String text = Charsets.decodeWords(value, charset());
            int end = text.indexOf('\0');
            return end < 0 ? text : text.substring(0, end);
        }
    }

    static MapiProperties read(Bytes data) {
        var in = new LittleEndian(data);
        Map<Integer, Property> kept = new HashMap<>();
        boolean unknown = false;
        for (long left = in.u32(); left > 0 && in.hasMore() && !unknown; left--) {
            int type = in.u16();
            int id = in.u16();
            if (id >= NAMED) {
                name(in);
            }
            unknown = !value(in, type, id, kept);
        }
        return new MapiProperties(Map.copyOf(kept), unknown || in.isCut());
    }

    private static void name(LittleEndian in) {
        in.skip(16);
        if (in.u32() == 0) {
            in.skip(4);
        } else {
            in.skip(padded(in.u32()));
        }
    }

    /// False for a type whose size is not known.
    private static boolean value(LittleEndian in, int type, int id, Map<Integer, Property> kept) {
        int one = type & ~SEVERAL;
        boolean variable = one == OBJECT || one == STRING || one == UNICODE || one == BINARY;
        long values = variable || one != type ? in.u32() : 1;
        if (!variable) {
            int size = size(one);
            in.skip(values * size);
            return size > 0;
        }
        for (; values > 0 && in.hasMore(); values--) {
            long length = in.u32();
            Bytes value = in.take(length);
            in.skip(padded(length) - length);
            kept.putIfAbsent(id, new Property(one, value));
        }
        return true;
    }

    private static int size(int type) {
        return switch (type) {
            case 0x02, 0x03, 0x04, 0x0a, 0x0b, 0x01 -> 4;
            case 0x05, 0x06, 0x07, 0x14, 0x40 -> 8;
            case 0x48 -> 16;
            default -> 0;
        };
    }

    private static long padded(long length) {
        return (length + 3) & ~3L;
    }
}
