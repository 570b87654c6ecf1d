package org.spampot.journal;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.spampot.model.Bytes;

/// Finds records in one segment file and checks their framing and digests.
///
/// Damage is an answer ([Frame.Bad]), never an exception. Reading is linear in the size of the file whatever is in it:
/// the search for the next record only looks at places after an empty line, and each looks no further than the next
/// empty line. Memory: one header of at most [#MAX_HEADER] and one block of at most [#MAX_BLOCK] bytes.
///
/// Thread-safety: belongs to one thread.
final class SegmentReader implements Closeable {
    /// 1000 recipients of 2 KB of bytes that each take six characters of JSON, in argument and address.
    static final int MAX_HEADER = 32 << 20;
    static final int MAX_BLOCK = 128 << 20;

    private static final byte[] VERSION = "WARC/1.1\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NEXT = "\r\n\r\nWARC/1.1\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DIGEST = RecordWriter.HEADER_DIGEST.getBytes(StandardCharsets.US_ASCII);
    private static final int HEX = 64;

    private final Window window;
    private String segmentId = "";

    SegmentReader(Path file) throws IOException {
        window = new Window(file);
    }

    long fileSize() throws IOException {
        return window.fileSize();
    }

    /// The id of the segment's `warcinfo` record, which every record in it names; empty when nothing in it is whole.
    String segmentId(long limit) throws IOException {
        if (segmentId.isEmpty()) {
            segmentId = learn(limit);
        }
        return segmentId;
    }

    /// From the first record; should that be damaged, from the first whole one.
    private String learn(long limit) throws IOException {
        for (long offset = 0; offset >= 0 && offset < limit; offset = search(offset + 1, limit)) {
            if (header(offset, limit) instanceof Header.Good header && !segmentOf(header.fields).isEmpty()) {
                return segmentOf(header.fields);
            }
        }
        return "";
    }

    /// Whether this is a WARC file of another program, by its first header; when that is damaged, by all it holds.
    boolean isForeign(long limit) throws IOException {
        int loaded = window.load(0, 64 << 10, limit);
        var text = new String(window.array(), window.index(0), loaded, StandardCharsets.ISO_8859_1);
        if (!text.startsWith("WARC/")) {
            return segmentId(limit).isEmpty();
        }
        int end = text.indexOf("\r\n\r\n");
        String header = end < 0 ? text : text.substring(0, end);
        return !header.contains(RecordWriter.HEADER_DIGEST) && !header.contains("<urn:spampot:");
    }

    /// Whether another segment of ours begins at `offset`; then the records from there on are looked for.
    boolean beginsAnother(long offset, long limit) throws IOException {
        if (header(offset, limit) instanceof Header.Good good && good.fields.isWarcinfo()
                && !segmentOf(good.fields).isEmpty()) {
            segmentId = segmentOf(good.fields);
            return at(offset, limit) instanceof Frame.Whole;
        }
        return false;
    }

    /// What stands at `offset`, which is before `limit`.
    Frame at(long offset, long limit) throws IOException {
        return switch (header(offset, limit)) {
            case Header.Poor poor -> new Frame.Bad(offset, -1, "", poor.reason, poor.cut);
            case Header.Good header -> block(offset, header, limit);
        };
    }

    /// Where the next record may begin at or after `offset`: after the empty line that ends the one before; -1 when
    /// there is none before `limit`.
    long search(long offset, long limit) throws IOException {
        long from = Math.max(0, offset - 4);
        while (true) {
            int loaded = window.load(from, NEXT.length, limit);
            if (loaded < NEXT.length) {
                return -1;
            }
            int begin = window.index(from);
            int found = indexOf(window.array(), begin, begin + loaded, NEXT);
            if (found >= 0) {
                return from + (found - begin) + 4;
            }
            from += loaded - NEXT.length + 1;
        }
    }

    /// The next offset after `offset` with a record that is ours and whole in its header; -1 when there is none.
    long resync(long offset, long limit) throws IOException {
        for (long next = search(offset, limit); next >= 0; next = search(next + 1, limit)) {
            if (header(next, limit) instanceof Header.Good good && isOurs(good.fields, limit)) {
                return next;
            }
        }
        return -1;
    }

    private Frame block(long offset, Header.Good header, long limit) throws IOException {
        String id = printable(header.fields.first("WARC-Record-ID"));
        long begin = offset + header.length;
        long end = begin + header.blockLength + RecordWriter.TRAILER.length;
        if (!isOurs(header.fields, limit)) {
            return new Frame.Bad(offset, -1, id, "it belongs to another segment", false);
        }
        if (header.blockLength > MAX_BLOCK) {
            return new Frame.Bad(offset, -1, id, "its block is larger than any we write", false);
        }
        if (end > limit) {
            return new Frame.Bad(offset, -1, id, "it is cut short", true);
        }
        Bytes block = Bytes.own(window.copy(begin, (int) header.blockLength));
        if (!header.fields.first("WARC-Block-Digest").equals("sha256:" + block.sha256())) {
            return new Frame.Bad(offset, end, id, "its block does not match its digest", false);
        }
        byte[] trailer = window.copy(end - RecordWriter.TRAILER.length, RecordWriter.TRAILER.length);
        if (!Arrays.equals(trailer, RecordWriter.TRAILER)) {
            return new Frame.Bad(offset, end, id, "its end is not marked", false);
        }
        return new Frame.Whole(offset, end, header.fields, block);
    }

    private boolean isOurs(Fields fields, long limit) throws IOException {
        String named = segmentOf(fields);
        return !named.isEmpty() && named.equals(segmentId(limit));
    }

    private static String segmentOf(Fields fields) {
        return fields.first(fields.isWarcinfo() ? "WARC-Record-ID" : "WARC-Warcinfo-ID");
    }

    private Header header(long offset, long limit) throws IOException {
        int loaded = window.load(offset, 4096, limit);
        int begin = window.index(offset);
        if (loaded < VERSION.length) {
            return new Header.Poor("it is cut short", true);
        }
        if (!startsWith(window.array(), begin, begin + loaded, VERSION)) {
            return new Header.Poor("no record begins here", false);
        }
        int searched = 0;
        while (true) {
            begin = window.index(offset);
            int end = indexOf(window.array(), begin + searched, begin + loaded, RecordWriter.TRAILER);
            if (end >= 0) {
                return parse(window.array(), begin, end + 4);
            }
            if (offset + loaded >= limit) {
                return new Header.Poor("it is cut short", true);
            }
            if (loaded >= MAX_HEADER) {
                return new Header.Poor("its header has no end", false);
            }
            searched = loaded - 3;
            int more = window.load(offset, Math.min(MAX_HEADER, loaded * 2), limit);
            if (more == loaded) {
                return new Header.Poor("it is cut short", true);
            }
            loaded = more;
        }
    }

    private static Header parse(byte[] array, int begin, int end) {
        int line = end - 4 - HEX - DIGEST.length;
        if (line <= begin || !startsWith(array, line, end, DIGEST)) {
            return new Header.Poor("its header has no digest", false);
        }
        var digest = new String(array, line + DIGEST.length, HEX, StandardCharsets.US_ASCII);
        if (!digest.equals(RecordWriter.sha256(array, begin, line - begin))) {
            return new Header.Poor("its header does not match its digest", false);
        }
        var fields = Fields.parse(array, begin, end);
        String length = fields.map(each -> each.first("Content-Length")).orElse("");
        if (!length.matches("[0-9]{1,18}")) {
            return new Header.Poor("its header is not one of ours", false);
        }
        return new Header.Good(end - begin, fields.orElseThrow(), Long.parseLong(length));
    }

    private sealed interface Header {
        record Good(int length, Fields fields, long blockLength) implements Header {}

        record Poor(String reason, boolean cut) implements Header {}
    }

    private static boolean startsWith(byte[] array, int from, int to, byte[] wanted) {
        return to - from >= wanted.length
                && Arrays.equals(array, from, from + wanted.length, wanted, 0, wanted.length);
    }

    private static int indexOf(byte[] array, int from, int to, byte[] wanted) {
        for (int index = from; index <= to - wanted.length; index++) {
            if (array[index] == wanted[0] && startsWith(array, index, to, wanted)) {
                return index;
            }
        }
        return -1;
    }

    /// At most 100 printable characters of `id`, as damage can be anything.
    private static String printable(String id) {
        String cut = id.length() > 100 ? id.substring(0, 100) : id;
        return cut.replaceAll("[^\\x21-\\x7e]", "?");
    }

    @Override
    public void close() {
        try {
            window.close();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
