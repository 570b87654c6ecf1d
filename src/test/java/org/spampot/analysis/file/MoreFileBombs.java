package org.spampot.analysis.file;

import static org.spampot.analysis.file.ZipMaker.bytes;
import static org.spampot.analysis.file.ZipMaker.join;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.Deflater;
import org.spampot.analysis.file.FileBombTest.Bomb;

/// Bombs of formats that were learned later: rows of [FileBombTest].
final class MoreFileBombs {
    private static final int BLOCKS = 2_000;
    private static final String CIRCLE = """
            1 0 obj<</Type/XRef/Prev 9/XRefStm 9/Size 9/W[1 2 1]>>stream
            x
            endstream endobj
            xref 0 1 trailer<</Prev 9/Root 1 0 R>>startxref 9 %%EOF
            """;
    private static final String OBJECT_STREAM = """
            1 0 obj<</Type/ObjStm/Extends 1 0 R/N 999999999/First 4/Length 1 0 R>>stream
            1 0 2 0 <</Type/ObjStm>>
            endstream endobj
            """;
    /// RFC 8878: magic, no size told, a window of 16 MiB.
    private static final byte[] ZSTANDARD = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0, 0x70};

    private MoreFileBombs() {}

    static List<Bomb> all() {
        List<Bomb> bombs = new ArrayList<>();
        bombs.add(new Bomb("zstandard of long runs", true, () -> join(ZSTANDARD, blocks(1, 128 * 1024))));
        bombs.add(new Bomb("zstandard of empty blocks", true,
                () -> join(ZSTANDARD, new byte[3 * 1024 * 1024], new byte[]{1, 0, 0})));
        bombs.add(new Bomb("zstandard of empty frames", true,
                () -> FileBombTest.repeated(join(ZSTANDARD, new byte[]{1, 0, 0}), 300_000)));
        bombs.add(new Bomb("zstandard that tells exabytes", false, () -> join(
                new byte[]{0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, (byte) 0xe0}, bytes("\u00ff".repeat(8)),
                new byte[]{11, 0, 0, 'a'})));
        bombs.add(new Bomb("binhex of runs", true, MoreFileBombs::runs));
        bombs.add(new Bomb("binhex that tells gigabytes", false,
                () -> binhex(join(new byte[]{1, 'a', 0}, bytes("TEXTabcd\0\0"), bytes("\u00ff".repeat(8))))));
        bombs.add(new Bomb("page in a page in a page", true, MoreFileBombs::pages));
        bombs.add(new Bomb("page of many files", false, MoreFileBombs::manyFiles));
        bombs.add(new Bomb("page of numbers", false,
                () -> bytes("<html><script>x=[" + "80,75,3,4,".repeat(400_000) + "]</script>")));
        bombs.add(new Bomb("page of starts of numbers", false,
                () -> bytes("<html><script>x=" + "[1,2,999".repeat(500_000) + "</script>")));
        bombs.add(new Bomb("page of pieces", false,
                () -> bytes("<html><script>x=" + "'UEsDBA'+".repeat(400_000) + "''</script>")));
        bombs.add(new Bomb("message of messages", true, () -> messages(2_400)));
        bombs.add(new Bomb("message in a message in a message", false, () -> nested(40)));
        bombs.add(new Bomb("folders in folders", false, MoreFileBombs::folders));
        bombs.add(new Bomb("pdf whose tables lead in circles", false,
                () -> pdf(FileBombTest.repeated(bytes(CIRCLE), 20_000))));
        bombs.add(new Bomb("pdf of object streams", false,
                () -> pdf(FileBombTest.repeated(bytes(OBJECT_STREAM), 25_000))));
        bombs.add(new Bomb("pdf of a packed object stream", true, () -> pdf(objectStream())));
        bombs.add(new Bomb("pdf packed over and over", false, () -> pdf(packedOften())));
        return bombs;
    }

    private static byte[] pdf(byte[] body) {
        return join(bytes("%PDF-1.7\n"), body);
    }

    /// @param type 1: a byte, that many times
    private static byte[] blocks(int type, int length) {
        int header = length << 3 | type << 1;
        return FileBombTest.repeated(
                new byte[]{(byte) header, (byte) (header >> 8), (byte) (header >> 16), 'x'}, BLOCKS);
    }

    /// Three bytes that stand for 255.
    private static byte[] runs() {
        byte[] head = join(new byte[]{1, 'a', 0}, bytes("TEXTabcd\0\0"), new byte[]{0x7f, 0, 0, 0}, new byte[6]);
        return binhex(join(head, FileBombTest.repeated(new byte[]{'x', (byte) 0x90, (byte) 0xff}, 500_000)));
    }

    private static byte[] binhex(byte[] packed) {
        String digits = "!\"#$%&'()*+,-012345689@ABCDEFGHIJKLMNPQRSTUVXYZ[`abcdefhijklmpqr";
        var out = new ByteArrayOutputStream();
        out.writeBytes(bytes("(This file must be converted with BinHex 4.0)\n:"));
        int held = 0;
        int bits = 0;
        for (byte each : packed) {
            held = (held << 8 | (each & 0xff)) & 0xffff;
            bits += 8;
            while (bits >= 6) {
                bits -= 6;
                out.write(digits.charAt(held >> bits & 63));
            }
        }
        out.writeBytes(bytes(":\n"));
        return out.toByteArray();
    }

    /// Each saves the next, and is a third larger.
    private static byte[] pages() {
        byte[] page = bytes("<html><body>bottom");
        for (int depth = 0; depth < 12; depth++) {
            page = bytes("<html><script>a=atob('" + Base64.getEncoder().encodeToString(page) + "')</script></html>");
        }
        return page;
    }

    private static byte[] manyFiles() {
        byte[] zip = new ZipMaker().entry("a.txt", "x").done();
        var page = new StringBuilder("<html>");
        for (int number = 0; number < 5_000; number++) {
            zip[10] = (byte) number;
            page.append("<script>a=atob('").append(Base64.getEncoder().encodeToString(zip)).append("')</script>");
        }
        return bytes(page.toString());
    }

    private static byte[] messages(int count) {
        var file = new CompoundMaker().stream("__properties_version1.0", new byte[32]);
        for (int number = 0; number < count; number++) {
            file.stream("__attach_version1.0_#" + Integer.toHexString(number) + "/__substg1.0_3701000D/a", new byte[0]);
        }
        return file.done();
    }

    private static byte[] nested(int depth) {
        return new CompoundMaker().stream("__properties_version1.0", new byte[32])
                .stream("__attach_version1.0_#00000000/__substg1.0_3701000D/".repeat(depth) + "__substg1.0_0037001E",
                        bytes("bottom"))
                .done();
    }

    /// Paths that are written out are as long as all those above together.
    private static byte[] folders() {
        return new CompoundMaker().stream("__properties_version1.0", new byte[32])
                .stream("abcdefghijklmnopqrstuvwxyzabcde/".repeat(4_900) + "a", new byte[1]).done();
    }

    private static byte[] objectStream() {
        return packed("/Type/ObjStm/N 9/First 10", deflated(bytes("1 0 2 9 3 4 5 ".repeat(5_000_000))), 1);
    }

    private static byte[] packedOften() {
        byte[] data = bytes("1 0 obj<</Type/ObjStm>>".repeat(100_000));
        for (int times = 0; times < 20; times++) {
            data = deflated(data);
        }
        return packed("/Type/ObjStm/N 9/First 10", data, 20);
    }

    private static byte[] packed(String dictionary, byte[] data, int times) {
        return join(
                bytes("1 0 obj<<" + dictionary + "/Filter[" + "/FlateDecode".repeat(times) + "]/Length " + data.length
                        + ">>stream\n"),
                data, bytes("\nendstream endobj"));
    }

    private static byte[] deflated(byte[] data) {
        var deflater = new Deflater();
        deflater.setInput(data);
        deflater.finish();
        var out = new ByteArrayOutputStream();
        byte[] buffer = new byte[64 * 1024];
        while (!deflater.finished()) {
            out.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return out.toByteArray();
    }
}
