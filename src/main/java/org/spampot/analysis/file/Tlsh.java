package org.spampot.analysis.file;

import java.util.Arrays;
import java.util.Locale;
import org.spampot.model.Bytes;

/// TLSH, Trend Micro's locality-sensitive hash: near files have near hashes. 128 buckets, one byte of checksum, written
/// with the version prefix `T1`, character by character what the reference program prints.
///
/// Files under 50 bytes, and those with too little variety, have none.
public final class Tlsh {
    private static final int SHORTEST = 50;
    private static final int BUCKETS = 128;
    /// Each of six triples of a window of five bytes is counted into a bucket, by these salts of the reference.
    private static final int[] SALTS = {2, 3, 5, 7, 11, 13};
    private static final int[] PEARSON = {1, 87, 49, 12, 176, 178, 102, 166, 121, 193, 6, 84, 249, 230, 44, 163, 14,
            197, 213, 181, 161, 85, 218, 80, 64, 239, 24, 226, 236, 142, 38, 200, 110, 177, 104, 103, 141, 253, 255, 50,
            77, 101, 81, 18, 45, 96, 31, 222, 25, 107, 190, 70, 86, 237, 240, 34, 72, 242, 20, 214, 244, 227, 149, 235,
            97, 234, 57, 22, 60, 250, 82, 175, 208, 5, 127, 199, 111, 62, 135, 248, 174, 169, 211, 58, 66, 154, 106,
            195, 245, 171, 17, 187, 182, 179, 0, 243, 132, 56, 148, 75, 128, 133, 158, 100, 130, 126, 91, 13, 153, 246,
            216, 219, 119, 68, 223, 78, 83, 88, 201, 99, 122, 11, 92, 32, 136, 114, 52, 10, 138, 30, 48, 183, 156, 35,
            61, 26, 143, 74, 251, 94, 129, 162, 63, 152, 170, 7, 115, 167, 241, 206, 3, 150, 55, 59, 151, 220, 90, 53,
            23, 131, 125, 173, 15, 238, 79, 95, 89, 16, 105, 137, 225, 224, 217, 160, 37, 123, 118, 73, 2, 157, 46, 116,
            9, 145, 134, 228, 207, 212, 202, 215, 69, 229, 27, 188, 67, 124, 168, 252, 42, 4, 29, 108, 21, 247, 19, 205,
            39, 203, 233, 40, 186, 147, 198, 192, 155, 33, 164, 191, 98, 204, 165, 180, 117, 76, 140, 36, 210, 172, 41,
            54, 159, 8, 185, 232, 113, 196, 231, 47, 146, 120, 51, 65, 28, 144, 254, 221, 93, 189, 194, 139, 112, 43,
            71, 109, 184, 209};

    private Tlsh() {}

    /// The hash of `bytes`, or empty when it has none.
    public static String of(Bytes bytes) {
        return of(bytes.toArray());
    }

    static String of(byte[] bytes) {
        if (bytes.length < SHORTEST) {
            return "";
        }
        int[] buckets = new int[256];
        int checksum = count(bytes, buckets);
        int[] sorted = Arrays.copyOf(buckets, BUCKETS);
        Arrays.sort(sorted);
        int used = (int) Arrays.stream(sorted).filter(count -> count > 0).count();
        long first = sorted[31];
        long second = sorted[63];
        long third = sorted[95];
        if (third == 0 || used <= BUCKETS / 2) {
            return "";
        }
        int firstRatio = (int) ((float) (first * 100) / (float) third) % 16;
        int secondRatio = (int) ((float) (second * 100) / (float) third) % 16;
        int ratios = (firstRatio << 4) | secondRatio;
        var hash = new StringBuilder("T1");
        hex(hash, swapped(checksum));
        hex(hash, swapped(length(bytes.length)));
        hex(hash, ratios);
        for (int at = BUCKETS / 4 - 1; at >= 0; at--) {
            hex(hash, code(buckets, 4 * at, first, second, third));
        }
        return hash.toString().toUpperCase(Locale.ROOT);
    }

    private static int count(byte[] bytes, int[] buckets) {
        int[] table = PEARSON;
        int s0 = table[SALTS[0]];
        int s1 = table[SALTS[1]];
        int s2 = table[SALTS[2]];
        int s3 = table[SALTS[3]];
        int s4 = table[SALTS[4]];
        int s5 = table[SALTS[5]];
        int start = table[0];
        int checksum = 0;
        int d = bytes[0] & 0xff;
        int c = bytes[1] & 0xff;
        int b = bytes[2] & 0xff;
        int a = bytes[3] & 0xff;
        for (int at = 4; at < bytes.length; at++) {
            int e = d;
            d = c;
            c = b;
            b = a;
            a = bytes[at] & 0xff;
            checksum = table[table[table[start ^ a] ^ b] ^ checksum];
            buckets[table[table[table[s0 ^ a] ^ b] ^ c]]++;
            buckets[table[table[table[s1 ^ a] ^ b] ^ d]]++;
            buckets[table[table[table[s2 ^ a] ^ c] ^ d]]++;
            buckets[table[table[table[s3 ^ a] ^ c] ^ e]]++;
            buckets[table[table[table[s4 ^ a] ^ b] ^ e]]++;
            buckets[table[table[table[s5 ^ a] ^ d] ^ e]]++;
        }
        return checksum;
    }

    private static int code(int[] buckets, int from, long first, long second, long third) {
        int code = 0;
        for (int at = 0; at < 4; at++) {
            int count = buckets[from + at];
            int quarter = count > third ? 3 : count > second ? 2 : count > first ? 1 : 0;
            code |= quarter << (2 * at);
        }
        return code;
    }

    /// The length on the reference's logarithmic scale.
    private static int length(int bytes) {
        double log = Math.log(bytes);
        double scaled = bytes <= 656
                ? log / 0.4054651
                : bytes <= 3199 ? log / 0.26236426 - 8.72777 : log / 0.095310180 - 62.5472;
        return (int) Math.floor(scaled) & 0xff;
    }

    private static int swapped(int value) {
        return ((value & 0xf) << 4) | (value >> 4);
    }

    private static void hex(StringBuilder out, int value) {
        out.append(Character.forDigit(value >> 4, 16)).append(Character.forDigit(value & 0xf, 16));
    }
}
