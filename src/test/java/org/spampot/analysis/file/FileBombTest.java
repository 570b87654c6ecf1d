package org.spampot.analysis.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spampot.analysis.file.ZipMaker.join;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Files made to cost as much as they can: each is opened within the budget, and says what was left out. The timeout is
/// there for what would hang, not to measure.
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FileBombTest {
    private static final byte[] ZEROS = new byte[64 * 1024 * 1024];

    /// @param cut whether the budget must have ended it
    record Bomb(String name, boolean cut, Supplier<byte[]> content) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Bomb> bombs() {
        List<Bomb> bombs = new ArrayList<>();
        bombs.add(new Bomb("gzip of a gigabyte of zeros", true, () -> gzipOfZeros(16)));
        bombs.add(new Bomb("xz of zeros", true, () -> Packers.xz(ZEROS)));
        bombs.add(new Bomb("bzip2 of zeros", true, () -> Packers.bzip2(ZEROS)));
        bombs.add(new Bomb("zip of zips of zeros", true, FileBombTest::zipOfZips));
        bombs.add(new Bomb("zip in zip in zip", true, FileBombTest::nested));
        bombs.add(new Bomb("zip of very many entries", true, () -> many(200_000)));
        bombs.add(new Bomb("zip whose entries are one", true, FileBombTest::overlapping));
        bombs.add(new Bomb("gzip in gzip in gzip", true, FileBombTest::deep));
        bombs.add(new Bomb("tar of many headers", true, () -> join(tars(30_000))));
        bombs.add(new Bomb("tar that tells terabytes", false,
                () -> TarMaker.telling("a", Long.MAX_VALUE, new byte[600])));
        bombs.add(new Bomb("local headers only", true, () -> repeated(new ZipMaker().entry("a", new byte[0], false)
                .withoutDirectory(), 200_000)));
        bombs.add(new Bomb("signatures only", false, () -> repeated(ZipMaker.bytes("PK\3\4"), 2_000_000)));
        bombs.add(
                new Bomb("text", true, () -> new ZipMaker().entry("a.txt", "http://www.example.com/ ".repeat(400_000)
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8), true).done()));
        for (String unit : List.of("1 0 obj\n", "1 0 obj<</URI<<", "1 0 obj/URI(", "<", "/F<</F[", "stream\n",
                "1 0 obj stream\n",
                "(\\(", "1 0 obj<</Type/Page/Contents 1 0 R>>endobj ", "trailer", "/Encrypt 1 0 R trailer",
                "1 0 obj ")) {
            bombs.add(new Bomb("pdf of " + unit.strip(), false,
                    () -> join(ZipMaker.bytes("%PDF-1.7\n"), filled(ZipMaker.bytes(unit)))));
        }
        for (String unit : List.of("{", "{\\*\\objdata 0", "\\objdata", "\\'", "\\u1", "}")) {
            bombs.add(new Bomb("rtf of " + unit, false,
                    () -> join(ZipMaker.bytes("{\\rtf1 "), filled(ZipMaker.bytes(unit)))));
        }
        bombs.add(new Bomb("compound file of one sector", false, FileBombTest::oneSector));
        bombs.add(new Bomb("7z with a key of years", false, FileBombTest::slowKey));
        bombs.addAll(MoreFileBombs.all());
        return bombs;
    }

    /// Every entry of the directory, and every chain, is the same sectors over and over.
    private static byte[] oneSector() {
        byte[] file = new byte[8 * 1024 * 1024];
        byte[] start = new CompoundMaker().stream("a/b", new byte[600]).done();
        System.arraycopy(start, 0, file, 0, start.length);
        return file;
    }

    /// The method's properties begin with the power of two of the rounds.
    private static byte[] slowKey() {
        byte[] archive = FileFixtures.fixture("aes-names.7z");
        int at = Little.find(archive, 0, archive.length, "\u0006\u00f1\u0007\u0001");
        assertThat(at).isPositive();
        archive[at + 5] = 0x7f;
        return archive;
    }

    private static byte[] filled(byte[] unit) {
        return repeated(unit, 4 * 1024 * 1024 / unit.length);
    }

    @ParameterizedTest
    @MethodSource("bombs")
    void bombIsOpenedWithinTheBudget(Bomb bomb) {
        var budget = new Budget();

        Contents found = FileFixtures.open(bomb.content.get(), "file.bin", budget);

        assertThat(found.entries()).hasSizeLessThanOrEqualTo(Budget.ENTRIES);
        assertThat(found.texts().stream().mapToLong(text -> text.text().length()).sum())
                .isLessThanOrEqualTo(Budget.TEXT);
        assertThat(!budget.reasons().isEmpty()).as("%s", budget.reasons()).isEqualTo(bomb.cut);
    }

    /// Members of 64 MiB each, packed once.
    private static byte[] gzipOfZeros(int members) {
        return repeated(FileFixtures.gzip(ZEROS), members);
    }

    private static byte[] zipOfZips() {
        byte[] bottom = new ZipMaker().entry("0.bin", ZEROS, true).done();
        var top = new ZipMaker();
        for (int number = 0; number < 16; number++) {
            top.entry("lib" + number + ".zip", join(bottom, new byte[]{(byte) number}), true);
        }
        return top.done();
    }

    /// Deeper than anyone packs.
    private static byte[] nested() {
        byte[] level = new ZipMaker().entry("a.txt", "x").done();
        for (int depth = 0; depth < 20; depth++) {
            level = new ZipMaker().entry("r" + depth + ".zip", level, true).done();
        }
        return level;
    }

    private static byte[] many(int entries) {
        var zip = new ZipMaker();
        for (int number = 0; number < entries; number++) {
            zip.entry("n" + number, new byte[0], false);
        }
        return zip.done();
    }

    /// D. Fifield's: many lines of the directory, one kernel of data.
    private static byte[] overlapping() {
        byte[] kernel = new byte[8 * 1024 * 1024];
        byte[] packed = ZipMaker.deflated(kernel);
        var zip = new ZipMaker().entry("0", kernel, true);
        for (int number = 1; number < 2_000; number++) {
            zip.listAgain("n" + number, kernel, packed.length, 0);
        }
        return zip.done();
    }

    private static byte[] deep() {
        byte[] content = "bottom".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        for (int depth = 0; depth < 100; depth++) {
            content = FileFixtures.gzip(content);
        }
        return content;
    }

    private static byte[][] tars(int count) {
        byte[][] headers = new byte[count][];
        for (int number = 0; number < count; number++) {
            headers[number] = TarMaker.header("n" + number, 0, '0', "");
        }
        return headers;
    }

    static byte[] repeated(byte[] unit, int times) {
        byte[] all = new byte[unit.length * times];
        for (int number = 0; number < times; number++) {
            System.arraycopy(unit, 0, all, number * unit.length, unit.length);
        }
        return all;
    }
}
