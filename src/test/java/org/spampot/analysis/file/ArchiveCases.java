package org.spampot.analysis.file;

import static org.spampot.analysis.file.FileFixtures.fixture;
import static org.spampot.analysis.file.FileFixtures.gzip;
import static org.spampot.analysis.file.FileFixtures.unzipped;
import static org.spampot.analysis.file.RarMaker.item4;
import static org.spampot.analysis.file.RarMaker.item5;
import static org.spampot.analysis.file.RarMaker.rar4;
import static org.spampot.analysis.file.RarMaker.rar5;
import static org.spampot.analysis.file.ZipMaker.bytes;
import static org.spampot.analysis.file.ZipMaker.join;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.spampot.model.Bytes;

/// Archives and what must be found in each: every entry, every oddity, and nothing else.
final class ArchiveCases {
    static final String README = "Visit http://files.example.com/inner now\n";
    static final String PAGE = "<html><body><a href=\"http://html.example.com/click\">x</a></body></html>";
    static final String TWO = "second http://second.example.org/\n";
    private static final byte[] README_BYTES = Bytes.utf8(README).toArray();
    private static final byte[] EXE = join(bytes("MZ"), new byte[58], ZipMaker.u32(64), bytes("PE\0\0"),
            new byte[200]);

    /// @param entries paths in order; one that ends with `?` is listed but not read
    /// @param oddities names, each as often as it is found
    record Case(String name, String file, Bytes content, List<String> entries, List<String> oddities,
            List<String> flags) {
        @Override
        public String toString() {
            return name;
        }
    }

    private final List<Case> cases = new ArrayList<>();

    static List<Case> all() {
        var all = new ArchiveCases();
        all.zips();
        all.lyingZips();
        all.encrypted();
        all.sevenZips();
        all.tars();
        all.compressed();
        all.rars();
        all.images();
        all.nested();
        all.names();
        all.none();
        return all.cases;
    }

    private void add(String name, byte[] content, String entries, String oddities, String flags) {
        cases.add(new Case(name, "file.bin", Bytes.own(content), words(entries), words(oddities), words(flags)));
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" ", -1));
    }

    private static ZipMaker zip() {
        return new ZipMaker();
    }

    private void zips() {
        add("zip of one", zip().entry("readme.txt", README).done(), "zip:readme.txt", "", "");
        add("zip stored", zip().entry("readme.txt", README_BYTES, false).done(), "zip:readme.txt", "", "");
        add("zip of three", zip().entry("readme.txt", README).entry("page.html", PAGE).entry("a/two.txt", TWO).done(),
                "zip:readme.txt zip:page.html zip:a/two.txt", "", "");
        add("zip with sizes after the data", zip().nextSizesLater().entry("readme.txt", README).done(),
                "zip:readme.txt", "", "");
        add("zip with two sizes after the data", zip().nextSizesLater().entry("readme.txt", README)
                .nextSizesLater().entry("page.html", PAGE).done(), "zip:readme.txt zip:page.html", "", "");
        add("zip with bzip2", fixture("bzip2.zip"), "zip:words.txt", "", "");
        add("zip with lzma", fixture("lzma.zip"), "zip:words.txt", "", "");
        add("zip with xz", fixture("xz.zip"), "zip:words.txt", "", "");
        add("zip with deflate64", fixture("deflate64.zip"), "zip:words.txt", "", "");
        add("zip with zstd", zip().packed("readme.txt", README_BYTES, fixture("readme.zst"), 93).done(),
                "zip:readme.txt", "", "");
        add("zip64", fixture("zip64.zip"), "zip:readme.txt zip:folder/two.txt", "", "");
        add("zip with ppmd", fixture("ppmd.zip"), "zip:words.txt?", "archive-method-unknown", "");
        add("zip with a folder", zip().entry("a/", new byte[0], false).entry("a/readme.txt", README).done(),
                "zip:a/readme.txt", "", "");
        add("empty zip", zip().done(), "", "", "");
        add("zip with an umlaut", zip().entry("Übersicht.txt", README).done(), "zip:Übersicht.txt", "", "");
        add("zip of an executable", zip().entry("setup.exe", EXE, true).done(), "zip:setup.exe", "", "");
        add("java archive", zip().entry("META-INF/MANIFEST.MF", "Main-Class: A\n").entry("A.class", "x").done(), "", "",
                "executable");
        add("android package", zip().entry("AndroidManifest.xml", "x").entry("classes.dex", "dex").done(),
                "zip:AndroidManifest.xml zip:classes.dex", "", "executable");
    }

    private void lyingZips() {
        byte[] plain = zip().entry("readme.txt", README).done();
        add("zip behind a stub", zip().raw(bytes("PK00")).entry("readme.txt", README).done(), "zip:readme.txt", "",
                "");
        add("zip behind data it does not count", zip().raw(bytes("PK00PK\3\4")).raw(new byte[100]).offsetsFromHere()
                .entry("readme.txt", README).done(), "zip:readme.txt", "zip-data-before", "");
        add("zip before data", join(plain, bytes("trailing data")), "zip:readme.txt", "zip-data-after", "");
        add("zip without a directory", zip().entry("readme.txt", README).entry("page.html", PAGE).withoutDirectory(),
                "zip:readme.txt zip:page.html", "zip-no-directory", "");
        add("zip without a directory and sizes", zip().nextSizesLater().entry("readme.txt", README)
                .nextSizesLater().entry("page.html", PAGE).withoutDirectory(), "zip:readme.txt zip:page.html",
                "zip-no-directory", "");
        add("zip cut in its data", Arrays.copyOf(plain, 60), "zip:readme.txt",
                "zip-no-directory archive-damaged", "");
        add("zip with another local name", zip().nextLocalName("invoice.exe").entry("readme.txt", README).done(),
                "zip:readme.txt", "zip-names-disagree", "");
        add("zip with another local size", zip().nextLocalSizeMore(9).entry("readme.txt", README).done(),
                "zip:readme.txt", "zip-sizes-disagree", "");
        add("zip with a hidden entry", zip().entry("readme.txt", README).hideNext().entry("evil.html", PAGE)
                .entry("a/two.txt", TWO).tell(2).done(), "zip:readme.txt zip:a/two.txt zip:evil.html",
                "zip-hidden-entry", "");
        add("zip that tells fewer", zip().entry("readme.txt", README).entry("page.html", PAGE).tell(1).done(),
                "zip:readme.txt zip:page.html", "zip-entry-count", "");
        add("zip with one name twice", zip().entry("readme.txt", README).entry("readme.txt", TWO).done(),
                "zip:readme.txt zip:readme.txt", "zip-duplicate-name", "");
        byte[] packed = ZipMaker.deflated(README_BYTES);
        add("zip with overlapping entries", zip().entry("readme.txt", README)
                .listAgain("again.txt", README_BYTES, packed.length, 0).done(), "zip:readme.txt zip:again.txt",
                "zip-entries-overlap zip-names-disagree", "");
        add("zip that leads nowhere", zip().listAgain("gone.txt", README_BYTES, 10, 999).done(), "zip:gone.txt?",
                "zip-no-local-header", "");
        add("zip behind a picture", join(bytes("GIF89a\1\0\1\0\0\0\0;"), plain), "zip:readme.txt",
                "archive-appended", "1x1");
        add("zip behind a program", join(EXE, plain), "zip:readme.txt", "archive-appended", "executable");
    }

    private void encrypted() {
        add("zip encrypted", fixture("crypto.zip"), "zip:readme.txt zip:words.txt", "archive-password-found",
                "encrypted");
        add("zip with AES-256", fixture("aes256.zip"), "zip:page.html zip:readme.txt", "archive-password-found",
                "encrypted");
        add("zip with AES-128", fixture("aes128.zip"), "zip:readme.txt", "archive-password-found", "encrypted");
        add("7z encrypted", fixture("aes.7z"), "7z:readme.txt", "archive-password-found", "encrypted decrypted");
        add("7z with encrypted names", fixture("aes-names.7z"), "7z:readme.txt", "archive-password-found",
                "encrypted decrypted");
    }

    private void sevenZips() {
        add("7z stored", fixture("copy.7z"), "7z:page.html 7z:readme.txt", "", "");
        add("7z with LZMA2", fixture("lzma2.7z"), "7z:folder/two.txt 7z:page.html 7z:readme.txt 7z:words.txt", "", "");
        add("7z with a filter", fixture("bcj.7z"), "7z:readme.txt", "", "");
    }

    private void tars() {
        add("tar of GNU", unzipped("gnu.tar.gz"), "tar:readme.txt tar:folder/two.txt", "", "");
        add("tar of POSIX", unzipped("pax.tar.gz"), "tar:readme.txt", "", "");
        add("tar of old", unzipped("v7.tar.gz"), "tar:readme.txt", "", "");
        add("tar in gzip", fixture("gnu.tar.gz"), "gz:file gz:file!tar:readme.txt gz:file!tar:folder/two.txt",
                "", "");
        add("tar cut", Arrays.copyOf(unzipped("gnu.tar.gz"), 530), "tar:readme.txt", "archive-damaged", "");
        add("tar with a name of 150", TarMaker.longName("n".repeat(150), README_BYTES), "tar:" + "n".repeat(150), "",
                "");
        add("tar with a link", TarMaker.link("passwd", "/etc/passwd"), "", "entry-link", "");
        add("tar that tells a terabyte", TarMaker.telling("big", 1L << 40, README_BYTES), "tar:big", "archive-damaged",
                "");
    }

    private void compressed() {
        add("gzip", gzip(README_BYTES), "gz:file", "", "");
        add("gzip of two members", join(gzip(README_BYTES), gzip(Bytes.utf8(TWO).toArray())), "gz:file gz:file", "",
                "");
        add("gzip with data after", join(gzip(README_BYTES), bytes("http://after.example.com/ text")),
                "gz:file gz:after", "archive-data-after", "");
        add("gzip padded with zeros", join(gzip(README_BYTES), new byte[600]), "gz:file", "", "");
        add("gzip cut", Arrays.copyOf(gzip(README_BYTES), 40), "gz:file", "archive-damaged", "");
        add("bzip2", Packers.bzip2(README_BYTES), "bz2:file", "", "");
        add("xz", Packers.xz(README_BYTES), "xz:file", "", "");
        add("lzma", fixture("words.lzma"), "lzma:file", "", "");
        add("zstd", fixture("words.zst"), "zst:file", "", "");
        add("zstd of two frames", join(fixture("readme.zst"), bytes("P*M\u0018\3\0\0\0abc"), fixture("words.zst")),
                "zst:file", "", "");
        add("zstd cut", Arrays.copyOf(fixture("words.zst"), 60), "zst:file", "archive-damaged", "");
        add("tar in zstd", fixture("two.tar.zst"), "zst:file zst:file!tar:readme.txt zst:file!tar:folder/two.txt", "",
                "");
        add("binhex", fixture("readme.hqx"), "hqx:readme.txt", "", "");
        add("binhex with runs and resources", fixture("runs.hqx"), "hqx:two.txt hqx:two.txt/resources", "", "");
        add("binhex cut", Arrays.copyOf(fixture("runs.hqx"), 130), "hqx:two.txt hqx:two.txt/resources",
                "archive-damaged", "");
    }

    private void rars() {
        add("rar 4", rar4(item4("a.txt", 0, 0x33, new byte[10], 99)), "rar:a.txt?", "", "");
        add("rar 4 stored", rar4(item4("a.txt", 0, 0x30, README_BYTES, README_BYTES.length)), "rar:a.txt", "", "");
        add("rar 4 encrypted", rar4(item4("a.txt", 4, 0x33, new byte[16], 99)), "rar:a.txt?", "", "encrypted");
        add("rar 4 with encrypted names", RarMaker.encryptedHeaders4(), "", "archive-names-encrypted", "encrypted");
        add("rar 4 with a folder", rar4(item4("dir", 0xe0, 0x30, new byte[0], 0),
                item4("dir\\a.txt", 0, 0x33, new byte[4], 9)), "rar:dir\\a.txt?", "", "");
        add("rar 4 with a Unicode name", rar4(item4("cr\0\4@Ar", 0x200, 0x33, new byte[4], 9)), "rar:сr?",
                "", "");
        add("rar 4 cut", Arrays.copyOf(rar4(item4("a.txt", 0, 0x33, new byte[10], 99)), 60), "rar:a.txt?", "", "");
        add("rar 5", rar5(item5("a.txt", false, false, 3, new byte[10], 99)), "rar:a.txt?", "", "");
        add("rar 5 stored", rar5(item5("ü.txt", false, false, 0, README_BYTES, README_BYTES.length)), "rar:ü.txt", "",
                "");
        add("rar 5 encrypted", rar5(item5("a.txt", false, true, 3, new byte[10], 99)), "rar:a.txt?", "", "encrypted");
        add("rar 5 with encrypted names", RarMaker.encryptedHeaders5(), "", "archive-names-encrypted", "encrypted");
        add("rar 5 of two", rar5(item5("dir", true, false, 0, new byte[0], 0),
                item5("dir/a.txt", false, false, 3, new byte[10], 99)), "rar:dir/a.txt?", "", "");
    }

    private void images() {
        add("iso 9660", unzipped("plain.iso.gz"), "iso:PAGE.HTM iso:README.TXT iso:WORDS.TXT iso:FOLDER/TWO.TXT", "",
                "");
        add("iso with Joliet names", unzipped("joliet.iso.gz"),
                "iso:page.html iso:readme.txt iso:words.txt iso:folder/two.txt", "", "");
        add("cabinet stored", fixture("plain.cab"), "cab:readme.txt", "", "");
        add("cabinet with MSZIP", fixture("mszip.cab"), "cab:readme.txt cab:page.html", "", "");
        add("cpio", fixture("newc.cpio"), "cpio:readme.txt cpio:folder/two.txt", "", "");
        add("cpio of old", fixture("odc.cpio"), "cpio:readme.txt", "", "");
        add("cpio cut", Arrays.copyOf(fixture("newc.cpio"), 170), "cpio:readme.txt", "archive-damaged", "");
        add("ar", fixture("two.ar"), "ar:readme.txt ar:two.txt", "", "");
        add("arj stored", fixture("stored.arj"), "arj:readme.txt", "", "");
        add("arj packed", fixture("packed.arj"), "arj:words.txt?", "", "");
        byte[] lzh = join(new byte[]{(byte) (22 + 5), 0}, bytes("-lh0-"), ZipMaker.u32(README_BYTES.length),
                ZipMaker.u32(README_BYTES.length), ZipMaker.u32(0), new byte[]{32, 0, 5}, bytes("a.txt"),
                new byte[]{0, 0}, README_BYTES, new byte[]{0});
        add("lzh stored", lzh, "lzh:a.txt", "", "");
    }

    private void nested() {
        byte[] inner = zip().entry("page.html", PAGE).done();
        add("zip in zip", zip().entry("inner.zip", inner, true).done(), "zip:inner.zip zip:inner.zip!zip:page.html",
                "", "");
        add("7z in gzip", gzip(fixture("copy.7z")), "gz:file gz:file!7z:page.html gz:file!7z:readme.txt", "", "");
        add("zip in message in zip", zip().entry("m.eml", "From: a@example.com\nTo: b@example.com\n"
                + "Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nhello\n--b\n"
                + "Content-Type: application/zip; name=i.zip\nContent-Transfer-Encoding: base64\n\n"
                + java.util.Base64.getMimeEncoder().encodeToString(inner) + "\n--b--\n").done(),
                "zip:m.eml zip:m.eml!part:i.zip zip:m.eml!part:i.zip!zip:page.html", "", "");
        add("same file twice is opened once", zip().entry("a.zip", inner, true).entry("b.zip", inner, true).done(),
                "zip:a.zip zip:a.zip!zip:page.html zip:b.zip", "", "");
    }

    private void names() {
        add("path that leaves", zip().entry("../../evil.txt", README).done(), "zip:../../evil.txt",
                "entry-path-traversal", "");
        add("absolute path", zip().entry("/etc/cron.d/x", README).done(), "zip:/etc/cron.d/x",
                "entry-path-traversal", "");
        add("drive", zip().entry("C:\\x.txt", README).done(), "zip:C:\\x.txt", "entry-path-traversal", "");
        add("double extension", zip().entry("invoice.pdf.exe", EXE, true).done(), "zip:invoice.pdf.exe",
                "double-extension", "");
        add("reordered name", zip().entry("invoice\u202efdp.exe", EXE, true).done(), "zip:invoice\\u202efdp.exe",
                "name-reordered", "");
        add("program named as a picture", zip().entry("photo.jpg", EXE, true).done(), "zip:photo.jpg",
                "type-mismatch", "");
        add("page named as a document", zip().entry("invoice.pdf", PAGE).done(), "zip:invoice.pdf", "type-mismatch",
                "");
        add("dots and versions are no lies", zip().entry("report.v1.2.txt", README).entry("a..b.txt", README)
                .entry("photo.final.jpg", bytes("\u0089PNG\r\n\u001a\n"), true).done(),
                "zip:report.v1.2.txt zip:a..b.txt zip:photo.final.jpg", "", "");
    }

    private void none() {
        add("text about PK\\3\\4", bytes("just a text that says PK\3 and Rar! and 7z"), "", "", "");
        add("only a signature", bytes("PK\3\4"), "", "zip-no-directory", "");
        add("nothing", new byte[0], "", "", "");
        add("zeros", new byte[5000], "", "", "");
    }
}
