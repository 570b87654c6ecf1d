package org.spampot.mime;

import java.util.ArrayList;
import java.util.List;

/// The other readings of a whole message: by programs that end lines at a bare CR, and by those that drop NUL bytes. Both
/// only when it makes another tree: such a byte is in the header of the message or at a boundary.
final class WholeReadings {
    private WholeReadings() {}

    static MimePart of(byte[] data, LineEnds.Oddities lines, MimePart root, Context context) {
        if (lines.bareCr() == 0 && lines.nul() == 0) {
            return root;
        }
        List<MimePart> readings = new ArrayList<>(root.readings());
        if (lines.bareCr() > 0 && structuralCr(data)) {
            read("cr", crToLf(data), root, context, readings);
        }
        if (lines.nul() > 0 && structuralNul(data)) {
            read("nul", Ascii.withoutNul(data).toArray(), root, context, readings);
        }
        return root.withReadings(readings);
    }

    private static void read(String word, byte[] data, MimePart root, Context context, List<MimePart> readings) {
        String number = root.number() + "~" + word;
        if (readings.stream().noneMatch(each -> each.number().equals(number))
                && context.takeReading(data.length, root.number()) && context.budget().takePart()
                && context.budget().hasParts()) {
            MimePart message = new Reading(data, context).message(number + ".", 1);
            readings.add(PartHead.made("message/rfc822", "").container(number, List.of(), List.of(message)));
        }
    }

    /// A bare CR inside the header with a field after it, or one before two dashes.
    private static boolean structuralCr(byte[] data) {
        int header = headerEnd(data);
        for (int at = 0; at + 2 < data.length; at++) {
            if (data[at] != '\r' || data[at + 1] == '\n') {
                continue;
            }
            if ((data[at + 1] == '-' && data[at + 2] == '-') || (at < header && (isField(data, at + 1)
                    || data[at + 1] == '\r'))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isField(byte[] data, int from) {
        int at = from;
        while (at < data.length && at - from < 60 && (data[at] == '-' || Character.isLetterOrDigit(data[at]))) {
            at++;
        }
        return at > from && at < data.length && data[at] == ':';
    }

    private static boolean structuralNul(byte[] data) {
        int header = headerEnd(data);
        int line = 0;
        for (int at = 0; at < data.length; at++) {
            if (data[at] == '\n') {
                line = at + 1;
            } else if (data[at] == 0 && (at < header || data[line] == '-' || data[line] == 0)) {
                return true;
            }
        }
        return false;
    }

    private static int headerEnd(byte[] data) {
        int at = 0;
        while (at < data.length) {
            int end = Boundaries.lineEnd(data, at, data.length);
            if (Boundaries.withoutCr(data, at, end) == at) {
                return at;
            }
            at = end + 1;
        }
        return data.length;
    }

    private static byte[] crToLf(byte[] data) {
        byte[] out = data.clone();
        for (int at = 0; at < out.length; at++) {
            if (out[at] == '\r' && (at + 1 == out.length || out[at + 1] != '\n')) {
                out[at] = '\n';
            }
        }
        return out;
    }
}
