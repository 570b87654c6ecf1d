package org.spampot.mime;

import java.io.ByteArrayOutputStream;
import org.spampot.model.Bytes;

/// One element of BER or DER (X.690), with definite or indefinite length. What is damaged is [#NONE], which has no
/// children and no next.
///
/// @param data all bytes
/// @param tag its first byte; 0 for none
/// @param from where its value begins
/// @param to where its value ends
/// @param end where the next element begins
record Der(Bytes data, int tag, int from, int to, int end) {
    static final int SEQUENCE = 0x30;
    static final int OBJECT = 0x06;
    static final int OCTETS = 0x04;
    static final int CONTEXT_0 = 0xa0;
    static final Der NONE = new Der(Bytes.EMPTY, 0, 0, 0, 0);
    private static final int CONSTRUCTED = 0x20;
    private static final int INDEFINITE = 0x80;
    /// Elements of indefinite length nest; honest ones to four or five.
    private static final int DEEPEST = 12;

    /// The element that begins at `at`; its value is cut at `to`.
    static Der at(Bytes data, int at, int to) {
        if (at < 0 || at + 2 > to || data.at(at) == 0 || (data.at(at) & 0x1f) == 0x1f) {
            return NONE;
        }
        int tag = data.at(at);
        int first = data.at(at + 1);
        int value = at + 2;
        if (first == INDEFINITE) {
            // the end is only known when what is inside has been read: until then it goes as far as it can
            return new Der(data, tag, value, to, -1);
        }
        long length = first;
        if (first > INDEFINITE) {
            int digits = first - INDEFINITE;
            if (digits > 4 || value + digits > to) {
                return NONE;
            }
            length = 0;
            for (int index = 0; index < digits; index++) {
                length = (length << 8) | data.at(value + index);
            }
            value += digits;
        }
        int end = (int) Math.min(to, value + length);
        return new Der(data, tag, value, end, end);
    }

    Bytes value() {
        return data.slice(from, to);
    }

    /// The first element inside.
    Der child() {
        return (tag & CONSTRUCTED) == 0 ? NONE : at(data, from, to);
    }

    /// The element after this one inside `parent`.
    Der next(Der parent) {
        int after = tag == 0 ? -1 : after(DEEPEST);
        return after < 0 ? NONE : at(data, after, parent.to);
    }

    /// Where the element ends with its end mark; -1 when it never does.
    private int after(int depth) {
        if (end >= 0) {
            return end;
        }
        if (depth == 0) {
            return -1;
        }
        int at = from;
        while (at + 1 < to) {
            if (data.at(at) == 0 && data.at(at + 1) == 0) {
                return at + 2;
            }
            Der inner = at(data, at, to);
            at = inner.tag == 0 ? to : inner.after(depth - 1);
            if (at < 0) {
                return -1;
            }
        }
        return -1;
    }

    /// The bytes of an octet string, joined when it is in pieces.
    Bytes octets() {
        if (tag == OCTETS) {
            return value();
        }
        var out = new ByteArrayOutputStream();
        for (Der piece = child(); piece.tag == OCTETS; piece = piece.next(this)) {
            out.writeBytes(piece.value().toArray());
        }
        return Bytes.own(out.toByteArray());
    }
}
