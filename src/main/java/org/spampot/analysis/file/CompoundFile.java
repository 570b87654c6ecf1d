package org.spampot.analysis.file;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.spampot.model.Bytes;

/// Microsoft's compound file ([MS-CFB]): folders ("storages") and files ("streams") in one file. Chains of sectors that
/// lead in circles or out of the file end where they do.
final class CompoundFile {
    private static final int MOST_ENTRIES = 5_000;
    /// Folders in folders: further down no program looks, and every path holds those of all folders above.
    private static final int LONGEST_PATH = 1_000;
    private static final int ENTRY = 128;
    private static final long LAST = 0xfffffffaL;

    /// @param path from the root, steps joined by `/`
    record Stream(String path, String name, boolean folder, long start, long size) {}

    private final byte[] data;
    /// Streams may share their sectors: what is copied out counts.
    private final Budget budget;
    private final int sector;
    private final int mini;
    private final long cutoff;
    private final List<Long> table = new ArrayList<>();
    private final byte[] miniTable;
    private final byte[] miniStream;
    private final List<Stream> streams = new ArrayList<>();
    private final Map<String, Stream> byPath = new HashMap<>();

    CompoundFile(byte[] data, Budget budget) {
        this.data = data;
        this.budget = budget;
        this.sector = 1 << Math.clamp(Little.u16(data, 30), 7, 12);
        this.mini = 1 << Math.clamp(Little.u16(data, 32), 4, 9);
        this.cutoff = Little.u32(data, 56);
        readTable();
        this.miniTable = chain(Little.u32(data, 60), data.length);
        byte[] directory = chain(Little.u32(data, 48), data.length);
        this.miniStream = chain(Little.u32(directory, 116), Little.u32(directory, 120));
        walk(directory);
    }

    List<Stream> streams() {
        return streams;
    }

    @Nullable
    Stream find(String path) {
        return byPath.get(path.toLowerCase(Locale.ROOT));
    }

    /// The content of `path`; empty when there is none.
    byte[] content(String path) {
        Stream stream = find(path);
        return stream == null ? new byte[0] : content(stream);
    }

    byte[] content(Stream stream) {
        return stream.size < cutoff ? miniChain(stream.start, stream.size) : chain(stream.start, stream.size);
    }

    Bytes bytes(Stream stream) {
        return Bytes.own(content(stream));
    }

    private void readTable() {
        List<Long> sectors = new ArrayList<>();
        for (int at = 76; at < 512; at += 4) {
            sectors.add(Little.u32(data, at));
        }
        long next = Little.u32(data, 68);
        int most = data.length / sector + 2;
        for (int count = 0; next < LAST && count < most && sectors.size() < most; count++) {
            long at = offset(next);
            for (int index = 0; index < sector - 4; index += 4) {
                sectors.add(Little.u32(data, at + index));
            }
            next = Little.u32(data, at + sector - 4);
        }
        for (long number : sectors) {
            long at = offset(number);
            if (number >= LAST || at >= data.length || table.size() > most) {
                continue;
            }
            for (int index = 0; index < sector; index += 4) {
                table.add(Little.u32(data, at + index));
            }
        }
    }

    private long offset(long number) {
        return (number + 1) * sector;
    }

    private byte[] chain(long start, long size) {
        var seen = new BitSet();
        var out = new java.io.ByteArrayOutputStream();
        long at = start;
        int most = (int) Math.min(size, budget.allowance(size));
        while (at < LAST && at < table.size() && !seen.get((int) at) && out.size() < most
                && offset(at) < data.length) {
            seen.set((int) at);
            int from = (int) offset(at);
            out.write(data, from, Math.min(sector, data.length - from));
            at = table.get((int) at);
        }
        byte[] all = out.toByteArray();
        budget.spend(all.length);
        return all.length > size ? Little.slice(all, 0, size) : all;
    }

    private byte[] miniChain(long start, long size) {
        var seen = new BitSet();
        var out = new java.io.ByteArrayOutputStream();
        long at = start;
        int most = (int) Math.min(size, budget.allowance(size));
        while (at < LAST && at * mini < miniStream.length && !seen.get((int) at) && out.size() < most) {
            seen.set((int) at);
            int from = (int) at * mini;
            out.write(miniStream, from, Math.min(mini, miniStream.length - from));
            at = Little.u32(miniTable, at * 4);
        }
        budget.spend(out.size());
        return Little.slice(out.toByteArray(), 0, size);
    }

    /// A red-black tree of names below each folder; its order does not matter here.
    private void walk(byte[] directory) {
        record Step(long number, String folder) {}
        var open = new java.util.ArrayDeque<Step>();
        var seen = new BitSet();
        open.push(new Step(Little.u32(directory, 76), ""));
        while (!open.isEmpty() && streams.size() < MOST_ENTRIES) {
            Step step = open.pop();
            long at = step.number * ENTRY;
            if (at + ENTRY > directory.length || step.number > MOST_ENTRIES * 2L || seen.get((int) step.number)) {
                continue;
            }
            seen.set((int) step.number);
            int length = Math.clamp(Little.u16(directory, at + 64) - 2, 0, 62);
            String name = Little.utf16(directory, at, at + length);
            int type = Little.u8(directory, at + 66);
            String path = step.folder.isEmpty() ? name : step.folder + "/" + name;
            var stream = new Stream(path, name, type == 1, Little.u32(directory, at + 116),
                    type == 1 ? 0 : Little.u32(directory, at + 120));
            streams.add(stream);
            byPath.putIfAbsent(path.toLowerCase(Locale.ROOT), stream);
            open.push(new Step(Little.u32(directory, at + 72), step.folder));
            open.push(new Step(Little.u32(directory, at + 68), step.folder));
            if (type == 1 && path.length() < LONGEST_PATH) {
                open.push(new Step(Little.u32(directory, at + 76), path));
            }
        }
    }
}
