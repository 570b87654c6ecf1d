package org.spampot.analysis.file;

import java.nio.charset.Charset;
import java.util.Locale;

/// The source of a VBA module, packed in a container ([MS-OVBA] section 2.4.1), which begins somewhere in its stream.
final class Vba {
    private static final Charset LATIN = Charset.forName("windows-1252");
    private static final int CHUNK = 4096;
    private static final int MOST = 1024 * 1024;
    /// Any module's source begins with this; packed, the first eight characters are plain.
    private static final String START = "\0Attribut";

    private Vba() {}

    /// Empty when there is none.
    static String source(byte[] stream, Budget budget) {
        int start = Little.find(stream, 0, stream.length, START);
        // a flag byte comes before the plain characters, the chunk's header and the container's mark before that
        int container = start - 3;
        if (container < 0 || stream[container] != 1) {
            return "";
        }
        byte[] plain = unpack(stream, container, Math.min(MOST, budget.allowance(stream.length)));
        budget.spend(plain.length);
        return new String(plain, LATIN);
    }

    static byte[] unpack(byte[] data, int container, int most) {
        var out = new java.io.ByteArrayOutputStream();
        int at = container + 1;
        while (at + 2 < data.length && out.size() < most) {
            int header = Little.u16(data, at);
            int end = Math.min(data.length, at + (header & 0xfff) + 3);
            if ((header >> 12 & 7) != 3) {
                break;
            }
            if ((header & 0x8000) == 0) {
                out.write(data, at + 2, Math.max(0, end - at - 2));
            } else {
                out.writeBytes(chunk(data, at + 2, end));
            }
            at = end;
        }
        return out.toByteArray();
    }

    private static byte[] chunk(byte[] data, int from, int end) {
        byte[] out = new byte[CHUNK];
        int size = 0;
        int at = from;
        while (at < end && size < CHUNK) {
            int flags = Little.u8(data, at++);
            for (int bit = 0; bit < 8 && at < end && size < CHUNK; bit++) {
                if ((flags >> bit & 1) == 0) {
                    out[size++] = data[at++];
                    continue;
                }
                int token = Little.u16(data, at);
                at += 2;
                int bits = Math.max(4, 32 - Integer.numberOfLeadingZeros(Math.max(1, size - 1)));
                int length = (token & (0xffff >> bits)) + 3;
                int offset = (token >> (16 - bits)) + 1;
                for (int copy = 0; copy < length && size < CHUNK && offset <= size; copy++) {
                    out[size] = out[size - offset];
                    size++;
                }
            }
        }
        return java.util.Arrays.copyOf(out, size);
    }

    /// What runs by itself, and what starts programs or fetches files.
    static void flags(String source, OpenFile file) {
        String lower = source.toLowerCase(Locale.ROOT);
        if (lower.contains("sub autoopen") || lower.contains("sub document_open") || lower.contains("sub workbook_open")
                || lower.contains("sub auto_open") || lower.contains("sub document_close")
                || lower.contains("sub autoclose") || lower.contains("sub autoexec")) {
            file.flag("macros-run-by-themselves");
        }
        if (lower.contains("shell") || lower.contains("createobject") || lower.contains("urldownloadtofile")
                || lower.contains("powershell") || lower.contains("getobject")) {
            file.flag("macros-start-programs");
        }
    }
}
