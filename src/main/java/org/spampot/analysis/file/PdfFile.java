package org.spampot.analysis.file;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.spampot.model.Bytes;

/// The objects of a PDF, found by walking over the file instead of through its cross-reference table: what a damaged or
/// lying table leaves out is there too, and no table can lead in circles. Of several objects with one number the last
/// counts for references, as after an incremental update; all are looked at.
final class PdfFile {
    private static final int MOST_OBJECTS = 30_000;
    private static final int LONGEST_SOURCE = 1024 * 1024;

    private final byte[] data;
    private final Budget budget;
    private final List<PdfObject> objects = new ArrayList<>();
    private final Map<Integer, PdfObject> byNumber = new HashMap<>();
    private final StringBuilder trailers = new StringBuilder();
    private final Next endObjects;
    private final Next streams;
    private final Next endStreams;
    private @Nullable PdfCrypt crypt;

    private PdfFile(byte[] data, Budget budget) {
        this.data = data;
        this.endObjects = new Next(data, "endobj");
        this.streams = new Next(data, "stream");
        this.endStreams = new Next(data, "endstream");
        this.budget = budget;
    }

    static PdfFile read(OpenFile file) {
        var pdf = new PdfFile(file.bytes.toArray(), file.budget());
        pdf.scan();
        pdf.trailers();
        if (pdf.encrypted()) {
            pdf.crypt = PdfCrypt.of(pdf, file.passwords(), file.budget());
        }
        pdf.unpackObjects();
        return pdf;
    }

    List<PdfObject> objects() {
        return objects;
    }

    @Nullable
    PdfObject object(int number) {
        return byNumber.get(number);
    }

    /// What `value` is, through a reference when it is one.
    String resolved(String value) {
        PdfObject target = byNumber.get(PdfSyntax.reference(value));
        return target == null ? value : target.source().strip();
    }

    String trailer() {
        return trailers.toString();
    }

    boolean encrypted() {
        return PdfSyntax.has(trailers.toString(), "/Encrypt");
    }

    /// False when it is encrypted and no password was found.
    boolean readable() {
        return !encrypted() || crypt != null;
    }

    @Nullable
    PdfCrypt crypt() {
        return crypt;
    }

    private void scan() {
        int at = Little.find(data, 0, data.length, "obj");
        while (at >= 0 && objects.size() < MOST_OBJECTS) {
            int generationEnd = back(at, false);
            int generationStart = back(generationEnd, true);
            int numberEnd = back(generationStart, false);
            int numberStart = back(numberEnd, true);
            boolean header = generationStart < generationEnd && numberStart < numberEnd && numberEnd < generationStart;
            at = header ? body(at + 3, digits(numberStart, numberEnd), digits(generationStart, generationEnd)) : at + 3;
            at = Little.find(data, at, data.length, "obj");
        }
    }

    /// Back from `at` over digits, or over blanks.
    private int back(int at, boolean digits) {
        int from = at;
        while (from > 0 && at - from < 12
                && (digits ? Character.isDigit(data[from - 1]) : PdfSyntax.blank((char) data[from - 1]))) {
            from--;
        }
        return from;
    }

    private int digits(int from, int to) {
        return PdfSyntax.number(Little.latin1(data, from, to));
    }

    private int body(int from, int number, int generation) {
        int endObject = endObjects.from(from);
        int stream = streamAt(from, endObject < 0 ? data.length : endObject);
        int sourceEnd = stream >= 0 ? stream : endObject >= 0 ? endObject : data.length;
        String source = PdfSyntax.unescapedNames(Little.latin1(data, from, Math.min(sourceEnd, from + LONGEST_SOURCE)));
        if (stream < 0) {
            add(new PdfObject(number, generation, source, -1, -1, false));
            return sourceEnd;
        }
        int start = stream + 6;
        start += start < data.length && data[start] == '\r' ? 1 : 0;
        start += start < data.length && data[start] == '\n' ? 1 : 0;
        int end = streamEnd(start, source);
        add(new PdfObject(number, generation, source, start, end, false));
        return end;
    }

    /// The keyword that ends a dictionary and begins its data.
    private int streamAt(int from, int to) {
        int at = streams.from(from);
        while (at >= 0 && at < to) {
            int after = Little.u8(data, at + 6);
            boolean ends = at >= 3 && !Little.is(data, at - 3, "endstream");
            if (ends && (after == '\r' || after == '\n' || after == ' ')) {
                return at;
            }
            at = streams.from(at + 6);
        }
        return -1;
    }

    private int streamEnd(int start, String source) {
        String length = PdfSyntax.value(source, "/Length");
        int told = PdfSyntax.reference(length) >= 0 ? -1 : PdfSyntax.number(length);
        if (told >= 0 && Little.find(data, start + told, Math.min(data.length, start + told + 20), "endstream") >= 0) {
            return start + told;
        }
        int end = endStreams.from(start);
        return end < 0 ? data.length : end;
    }

    /// The next occurrence of a word, for positions that only grow: looked for once, however often it is asked for.
    private static final class Next {
        private final byte[] data;
        private final String word;
        private int at = -1;

        Next(byte[] data, String word) {
            this.data = data;
            this.word = word;
        }

        int from(int from) {
            if (at < from) {
                int found = Little.find(data, from, data.length, word);
                at = found < 0 ? Integer.MAX_VALUE : found;
            }
            return at == Integer.MAX_VALUE ? -1 : at;
        }
    }

    private void add(PdfObject object) {
        objects.add(object);
        byNumber.put(object.number(), object);
    }

    private void trailers() {
        int at = Little.find(data, 0, data.length, "trailer");
        for (int count = 0; at >= 0 && count < 50; count++) {
            trailers.append(PdfSyntax.unescapedNames(Little.latin1(data, at + 7, at + 4096))).append('\n');
            at = Little.find(data, at + 7, data.length, "trailer");
        }
        for (PdfObject object : objects) {
            if (object.hasStream() && object.value("/Type").equals("/XRef") && trailers.length() < LONGEST_SOURCE) {
                trailers.append(object.source()).append('\n');
            }
        }
    }

    /// Objects inside of object streams (ISO 32000-1 section 7.5.7).
    private void unpackObjects() {
        for (PdfObject holder : List.copyOf(objects)) {
            if (!holder.hasStream() || !holder.value("/Type").equals("/ObjStm")) {
                continue;
            }
            String text = stream(holder).latin1();
            int first = Math.clamp(PdfSyntax.number(holder.value("/First")), 0, LONGEST_SOURCE);
            int last = first;
            String[] heads = text.substring(0, Math.min(first, text.length())).strip().split("\\s+", -1);
            for (int at = 0; at + 1 < heads.length && objects.size() < MOST_OBJECTS; at += 2) {
                int from = first + Math.max(0, PdfSyntax.number(heads[at + 1]));
                int to = at + 3 < heads.length ? first + PdfSyntax.number(heads[at + 3]) : text.length();
                // each behind the one before, as they are written: none is copied twice
                if (last <= from && from <= to && to <= text.length()) {
                    last = to;
                    int number = PdfSyntax.number(heads[at]);
                    add(new PdfObject(number, 0, PdfSyntax.unescapedNames(text.substring(from, to)), -1, -1, true));
                }
            }
        }
    }

    /// The data of an object's stream, decrypted and decoded as far as its filters are known.
    Bytes stream(PdfObject object) {
        byte[] raw = raw(object);
        String filters = resolved(object.value("/Filter"));
        if (filters.isEmpty()) {
            filters = object.value("/F");
        }
        Bytes bytes = Bytes.own(raw);
        int count = 0;
        for (String filter : filters.split("/", 20)) {
            String name = filter.replaceAll("[\\[\\]\\s]", "");
            if (!name.isEmpty() && count++ < 5) {
                bytes = PdfFilters.decoded(bytes, name, budget);
            }
        }
        return bytes;
    }

    /// The data of an object's stream, decrypted, as it was packed.
    byte[] raw(PdfObject object) {
        byte[] raw = Little.slice(data, object.start(), object.end());
        return crypt == null || object.value("/Type").equals("/XRef")
                ? raw
                : crypt.stream(raw, object.number(), object.generation());
    }

    /// The bytes of a string of an object, decrypted.
    String string(PdfObject in, String bytes) {
        return crypt == null || in.container()
                ? bytes
                : new String(crypt.string(bytes.getBytes(StandardCharsets.ISO_8859_1), in.number(), in.generation()),
                        StandardCharsets.ISO_8859_1);
    }
}
