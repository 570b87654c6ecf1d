package org.spampot.analysis.file;

import java.io.ByteArrayOutputStream;

/// BinHex 4.0 (RFC 1741): a file of the old Macintosh as text, in digits of six bits and with runs packed. Its data is an
/// entry, as what hides in its resources is.
final class BinHex {
    static final String MARK = "(This file must be converted with BinHex";
    private static final String DIGITS = "!\"#$%&'()*+,-012345689@ABCDEFGHIJKLMNPQRSTUVXYZ[`abcdefhijklmpqr";
    private static final int RUN = 0x90;
    /// Behind the name: version, type, creator, flags, two lengths, a check sum.
    private static final int HEAD = 21;

    private BinHex() {}

    static void read(OpenFile file) {
        byte[] data = file.bytes.toArray();
        int mark = Little.find(data, 0, data.length, MARK);
        int start = mark < 0 ? -1 : Little.find(data, mark, data.length, "\n:");
        if (start < 0) {
            start = mark < 0 ? -1 : Little.find(data, mark, data.length, "\r:");
        }
        if (start < 0) {
            file.oddity("archive-damaged", "binhex");
            return;
        }
        byte[] plain = expanded(digits(data, start + 2), file.budget());
        int named = Little.u8(plain, 0);
        String name = Little.name(plain, 1, 1 + named);
        long length = number(plain, named + 12L);
        long resources = number(plain, named + 16L);
        long at = named + HEAD + 1L;
        if (length + resources + at > plain.length) {
            file.oddity("archive-damaged", "binhex");
        }
        file.entry("hqx", name.isEmpty() ? "content" : name, file.taken(plain, at, at + length));
        if (resources > 0) {
            file.entry("hqx", name + "/resources", file.taken(plain, at + length + 2, at + length + 2 + resources));
        }
    }

    /// The bytes that the digits up to the next colon stand for; line ends and what is no digit are skipped.
    private static byte[] digits(byte[] data, int from) {
        var out = new ByteArrayOutputStream();
        int held = 0;
        int bits = 0;
        for (int at = from; at < data.length && data[at] != ':'; at++) {
            int digit = data[at] > 0 ? DIGITS.indexOf(data[at]) : -1;
            if (digit >= 0) {
                held = (held << 6 | digit) & 0xffff;
                bits += 6;
                if (bits >= 8) {
                    bits -= 8;
                    out.write(held >> bits);
                }
            }
        }
        return out.toByteArray();
    }

    /// `a 90 5` is five `a`, `90 0` is 90 itself.
    private static byte[] expanded(byte[] packed, Budget budget) {
        var out = new ByteArrayOutputStream();
        int most = budget.allowance(packed.length);
        int last = 0;
        for (int at = 0; at < packed.length && out.size() < most; at++) {
            int value = packed[at] & 0xff;
            if (value != RUN) {
                out.write(value);
                last = value;
                continue;
            }
            int count = Little.u8(packed, ++at);
            if (count == 0) {
                out.write(RUN);
                last = RUN;
            }
            for (int more = 1; more < count; more++) {
                out.write(last);
            }
        }
        budget.spend(out.size());
        return out.toByteArray();
    }

    private static long number(byte[] data, long at) {
        return (long) Little.u8(data, at) << 24 | Little.u8(data, at + 1) << 16 | Little.u8(data, at + 2) << 8
                | Little.u8(data, at + 3);
    }
}
