package org.spampot.analysis.image;

import java.io.ByteArrayOutputStream;
import org.spampot.model.Bytes;

/// Takes out of a progressive JPEG (ITU-T T.81, annex G) the scans that refine its colors alone. The JDK's reader makes the whole
/// picture anew for each scan, and brightness does not change by what is not its own: four of the usual ten need not be read.
final class ColorScans {
    private static final int START_OF_SCAN = 0xda;

    private ColorScans() {}

    /// The same brightness in fewer scans; `file` itself where nothing can be left out.
    static Bytes leftOut(Bytes content) {
        var file = new Octets(content);
        byte[] data = content.toArray();
        var out = new ByteArrayOutputStream(data.length);
        int first = -1;
        int kept = 0;
        int at = 2;
        while (at + 4 <= data.length && file.u8(at) == 0xff) {
            int marker = file.u8(at + 1);
            if (marker == 0xff) {
                at++;
                continue;
            }
            if (marker == 0xd8 || marker == 0xd9 || marker == 1) {
                at += 2;
                continue;
            }
            int body = at + 2 + Math.max(2, file.big16(at + 2));
            if (marker == 0xc2) {
                first = file.u8(at + 9) == 3 ? file.u8(at + 10) : -1;
            }
            int end = marker == START_OF_SCAN ? afterScan(data, body) : body;
            if (marker == START_OF_SCAN && first >= 0 && file.u8(at + 4) == 1 && file.u8(at + 5) != first) {
                out.write(data, kept, at - kept);
                kept = Math.min(end, data.length);
            }
            at = end;
        }
        if (kept == 0) {
            return content;
        }
        out.write(data, kept, data.length - kept);
        return Bytes.own(out.toByteArray());
    }

    /// Where the next marker is that is neither a restart nor a byte of data.
    private static int afterScan(byte[] data, int from) {
        for (int at = from; at + 1 < data.length; at++) {
            int next = data[at + 1] & 0xff;
            if (data[at] == (byte) 0xff && next != 0 && next != 0xff && (next < 0xd0 || next > 0xd7)) {
                return at;
            }
        }
        return data.length;
    }
}
