package org.spampot.analysis.file;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.spampot.model.Bytes;

/// Decompression that ends: at the end of the data, at the first damage, or where the budget ends.
///
/// @param bytes what was got
/// @param used bytes of input that were read; -1 when that is not known
/// @param whole false when damage ended it
/// @param over true when the budget ended it
record Unpack(Bytes bytes, int used, boolean whole, boolean over) {
    private static final int CHUNK = 64 * 1024;

    /// Reads a stream of `packed` bytes to its end.
    static Unpack drain(InputStream in, long packed, Budget budget) {
        var out = new Collected(budget.allowance(packed));
        boolean whole = true;
        byte[] chunk = new byte[CHUNK];
        try {
            for (int read = in.read(chunk); read >= 0 && !out.over; read = in.read(chunk)) {
                out.add(chunk, read);
            }
        } catch (IOException | RuntimeException damaged) {
            // what was got before the damage counts; the readers of libraries throw both kinds for it
            whole = false;
        }
        return done(out, -1, whole, budget);
    }

    /// Inflates raw deflate data.
    static Unpack inflate(byte[] data, int from, int to, Budget budget) {
        return inflate(data, from, to, true, new byte[0], budget);
    }

    static Unpack inflate(byte[] data, int from, int to, boolean raw, byte[] before, Budget budget) {
        var inflater = new Inflater(raw);
        var out = new Collected(budget.allowance(to - from));
        boolean whole = false;
        try {
            inflater.setInput(data, from, Math.max(0, to - from));
            if (before.length > 0) {
                inflater.setDictionary(before);
            }
            byte[] chunk = new byte[CHUNK];
            while (!out.over) {
                int read = inflater.inflate(chunk);
                out.add(chunk, read);
                if (inflater.finished() || read == 0) {
                    whole = inflater.finished();
                    break;
                }
            }
        } catch (DataFormatException damaged) {
            whole = false;
        }
        int used = (int) inflater.getBytesRead();
        inflater.end();
        return done(out, used, whole, budget);
    }

    private static Unpack done(Collected out, int used, boolean whole, Budget budget) {
        budget.spend(out.size);
        if (out.over) {
            budget.overBytes();
        }
        return new Unpack(out.bytes(), used, whole, out.over);
    }

    /// Bytes in chunks, so that growing never holds them twice.
    private static final class Collected {
        private final int most;
        private final List<byte[]> chunks = new ArrayList<>();
        private int size;
        private boolean over;

        Collected(int most) {
            this.most = most;
        }

        void add(byte[] chunk, int length) {
            int kept = Math.min(length, most - size);
            over |= kept < length;
            if (kept > 0) {
                chunks.add(Arrays.copyOf(chunk, kept));
                size += kept;
            }
        }

        Bytes bytes() {
            if (chunks.size() == 1) {
                return Bytes.own(chunks.getFirst());
            }
            byte[] all = new byte[size];
            int at = 0;
            for (byte[] chunk : chunks) {
                System.arraycopy(chunk, 0, all, at, chunk.length);
                at += chunk.length;
            }
            return Bytes.own(all);
        }
    }
}
