package org.spampot.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spampot.archive.Reading.shown;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZOutputFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spampot.analysis.file.ZstdStream;
import org.spampot.model.Logged;

class ArchivesTest {
    private static final String FROM = "From a@example.com Sat Jan  3 01:05:34 2004\n";
    private static final String MAIL = "From: a@example.com\n\nx\n";
    private static final String MBOX = FROM + MAIL + "\n" + FROM + MAIL.replace("\nx\n", "\ny\n") + "\n";
    private static final List<String> BOTH = List.of("mbox@0: From: a@example.com\\n\\nx\\n",
            "mbox@" + MBOX.length() / 2 + ": From: a@example.com\\n\\ny\\n");
    private static final String EML = "eml@0: From: a@example.com\\n\\nx\\n";

    @TempDir
    private Path folder;

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /// A frame of one block that is not packed.
    private static byte[] zstd(byte[] plain) throws IOException {
        var out = new ByteArrayOutputStream();
        out.write(new byte[]{0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0, 0x50});
        int header = plain.length << 3 | 1;
        out.write(new byte[]{(byte) header, (byte) (header >> 8), (byte) (header >> 16)});
        out.write(plain);
        return out.toByteArray();
    }

    private Path write(String name, byte[] content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, content);
    }

    private Path write(String name, String content) throws IOException {
        return write(name, bytes(content));
    }

    private List<String> paths(List<Found> found) {
        return found.stream().map(each -> each.path().replace(folder + "/", "")).toList();
    }

    private static List<Found> stdin(byte[] content, Limits limits) {
        return Reading.of(Format.AUTO, limits, new ByteArrayInputStream(content), "-");
    }

    @Test
    void filesComeInTheOrderOfTheirNamesNumbersByValue() throws IOException {
        for (String name : List.of("b/10", "b/9", "b/.mh_sequences", "a.eml", "c/x.mbox")) {
            write(name, name.endsWith("sequences") ? "unseen: 9" : name.endsWith("mbox") ? MBOX : MAIL);
        }

        List<Found> found = Reading.of(folder);

        assertThat(paths(found)).containsExactly("a.eml", "b/.mh_sequences", "b/9", "b/10", "c/x.mbox", "c/x.mbox");
        assertThat(shown(found)).contains("mh@0: From: a@example.com\\n\\nx\\n",
                "skipped@0: 9 a file of the mail program").containsAll(BOTH);
    }

    @Test
    void aMaildirGivesWhatIsDelivered() throws IOException {
        write("cur/1073091934.M1P2.host:2,S", FROM + MAIL);
        write("new/1073091935.M1P2.host", "no header");
        write("tmp/1073091936.M1P2.host", MAIL);
        write("dovecot.index.log", "\0\1");
        write(".Spam/cur/1073091937.M1P2.host:2,", MBOX);
        write(".Spam/new/odd", MAIL);

        List<Found> found = Reading.of(folder);

        assertThat(shown(found)).containsExactly(
                "maildir@0: " + (MAIL + "\n" + FROM + MAIL.replace("\nx\n", "\ny\n") + "\n").replace("\n", "\\n"),
                "maildir@0: From: a@example.com\\n\\nx\\n", "maildir@0: From: a@example.com\\n\\nx\\n",
                "skipped@0: 2 a file of the mail program", "maildir@0: no header [no header]",
                "skipped@0: 23 being delivered");
        assertThat(((Found.Message) found.get(4)).date()).hasToString("2004-01-03T01:05:35Z");
        assertThat(((Found.Message) found.get(2)).sender()).isEqualTo("a@example.com");
    }

    @Test
    void filesOfAppleMailLoseCountAndPropertyList() throws IOException {
        String plist = "<?xml version=\"1.0\"?><plist/>\n";
        write("1.emlx", "23      \n" + MAIL + plist);
        write("2.emlx", "21      \n" + MAIL + plist);
        write("3.emlx", "99      \n" + MAIL);

        assertThat(shown(Reading.of(folder))).containsExactly("emlx@0: From: a@example.com\\n\\nx\\n",
                "emlx@0: From: a@example.com\\n\\nx\\n [wrong byte count]",
                "emlx@0: From: a@example.com\\n\\nx\\n [cut short]");
    }

    @Test
    void whatIsNoMailIsTold() throws IOException {
        write("0", new byte[0]);
        write("1.eml", "");
        write("README", "Note: nothing\n");
        write("a.rar", "Rar!\u001a\7\0");
        write("b.msg", "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1");
        Files.createSymbolicLink(folder.resolve("c"), folder);

        List<Found> found = Reading.of(folder);

        assertThat(shown(found)).containsExactly("skipped@0: 0 empty", "eml@0:  [no header]", "skipped@0: 14 no mail",
                "skipped@0: 7 packed by RAR, which is not read",
                "skipped@0: 8 no mail, a document of Office or the like", "skipped@0: 0 a link, not followed");
        assertThat(shown(Reading.of(folder.resolve("README")))).containsExactly("eml@0: Note: nothing\\n");
        assertThat(shown(Reading.of(folder.resolve("nobody"))))
                .containsExactly("skipped@0: 0 no such file; correct the path");
    }

    @Test
    void mmdfIsRead() {
        String mark = "\1\1\1\1\n";

        assertThat(shown(stdin(bytes(mark + MAIL + mark + mark + FROM + MAIL + mark), Limits.USUAL)))
                .containsExactly("mmdf@5: From: a@example.com\\n\\nx\\n", "mmdf@38: From: a@example.com\\n\\nx\\n");
    }

    @Test
    void formatsAreOverridden() throws IOException {
        Path file = write("x", MBOX);

        assertThat(Reading.of(file)).hasSize(2);
        assertThat(shown(Reading.of(Format.EML, Limits.USUAL, InputStream.nullInputStream(), file.toString())))
                .containsExactly("eml@0: " + MBOX.substring(FROM.length()).replace("\n", "\\n"));
    }

    @Test
    void compressedFilesAreReadAsWhatIsInThem() throws IOException {
        Path gz = write("x.gz", gzip(bytes(MBOX)));
        write("y.bz2", bzip2(bytes(MBOX)));
        write("z.xz", xz(bytes(MBOX)));

        assertThat(shown(Reading.of(gz))).isEqualTo(BOTH);
        assertThat(shown(Reading.of(write("x.mbox.zst", zstd(bytes(MBOX)))))).isEqualTo(BOTH);
        assertThat(Reading.of(folder)).hasSize(8).allMatch(found -> found instanceof Found.Message);
        // two members one behind the other are one file
        assertThat(stdin(join(gzip(bytes(MBOX)), gzip(bytes(MBOX))), Limits.USUAL)).hasSize(4)
                .allMatch(found -> found instanceof Found.Message message && message.damage().isEmpty());
    }

    @Test
    void archivesInArchivesAreOpenedFourDeep() throws IOException {
        byte[] tar = tar("01.mbox", bytes(MBOX), "../../etc/passwd", bytes(MAIL));
        byte[] zip = zip("2003/x.tar.gz", gzip(tar), "/abs.eml", bytes(MAIL));

        List<Found> found = stdin(zip, Limits.USUAL);

        assertThat(shown(found)).containsExactly(BOTH.get(0), BOTH.get(1), EML, EML);
        assertThat(paths(found)).containsExactly("-!2003/x.tar.gz!01.mbox", "-!2003/x.tar.gz!01.mbox",
                "-!2003/x.tar.gz!../../etc/passwd", "-!/abs.eml");
        byte[] deep = bytes(MAIL);
        for (int level = 0; level < 5; level++) {
            deep = zip("x", deep);
        }
        assertThat(shown(stdin(deep, Limits.USUAL))).singleElement().asString()
                .endsWith("more than 4 archives inside of each other");
    }

    @Test
    void aZipIsReadFromDiskAndFromAStream() throws IOException {
        byte[] zip = zip("x.mbox", bytes(MBOX), "y/", new byte[0], "y/1", bytes(MAIL));
        Path file = write("a.zip", zip);

        assertThat(shown(Reading.of(file))).containsExactly(BOTH.get(0), BOTH.get(1),
                "mh@0: From: a@example.com\\n\\nx\\n");
        assertThat(shown(stdin(zip, Limits.USUAL))).isEqualTo(shown(Reading.of(file)));
        assertThat(shown(stdin(Arrays.copyOf(zip, zip.length - 60), Limits.USUAL)))
                .startsWith(BOTH.get(0), BOTH.get(1)).last().isEqualTo("skipped@0: 0 damaged or cut short");
    }

    @Test
    void aSevenZipIsRead() throws IOException {
        Path file = folder.resolve("a.7z");
        try (var out = new SevenZOutputFile(file.toFile())) {
            var entry = new SevenZArchiveEntry();
            entry.setName("x.mbox");
            out.putArchiveEntry(entry);
            out.write(bytes(MBOX));
            out.closeArchiveEntry();
        }

        assertThat(shown(Reading.of(file))).isEqualTo(BOTH);
        assertThat(shown(stdin(Files.readAllBytes(file), Limits.USUAL))).isEqualTo(BOTH);
        assertThat(shown(stdin(Arrays.copyOf(Files.readAllBytes(file), 60), Limits.USUAL)))
                .containsExactly("skipped@0: 0 damaged or cut short");
    }

    @Test
    void anEncryptedEntryIsTold() throws IOException {
        byte[] zip = zip("x.eml", bytes(MAIL));
        // the flag in front of the file and in the directory
        zip[6] |= 1;
        zip[new String(zip, StandardCharsets.ISO_8859_1).indexOf("PK\1\2") + 8] |= 1;

        assertThat(shown(stdin(zip, Limits.USUAL))).containsExactly("skipped@0: 23 encrypted");
    }

    @Test
    void whatWasCutShortGivesWhatItHolds() throws IOException {
        byte[] noise = new byte[100_000];
        new java.util.Random(1).nextBytes(noise);
        byte[] mbox = join(bytes(MBOX + FROM + MAIL), noise);
        byte[] gz = gzip(mbox);

        List<String> found = shown(stdin(Arrays.copyOf(gz, gz.length - 5000), Limits.USUAL));
        assertThat(found).hasSize(4).startsWith(BOTH.get(0), BOTH.get(1));
        assertThat(found.get(2)).endsWith("[cut short]");
        assertThat(found.get(3)).endsWith(": 0 damaged or cut short");

        byte[] tar = tar("a.eml", bytes(MAIL), "b.eml", join(bytes(MAIL), noise));
        found = shown(stdin(Arrays.copyOf(tar, 50_000), Limits.USUAL));
        assertThat(found).hasSize(3).startsWith(EML);
        assertThat(found.get(1)).endsWith("[cut short]");
        assertThat(found.get(2)).isEqualTo("skipped@0: 0 damaged or cut short");
    }

    @Test
    void aBombIsRefused() throws IOException {
        var limits = new Limits(1 << 20, 4, 100, 256, 1 << 20);
        byte[] zeros = new byte[64 << 20];
        byte[] inner = zip("zeros", zeros);
        byte[] bomb = zip("a", bytes(MAIL), "1.zip", inner, "2.zip", inner, "3", bytes(MAIL));

        assertThat(shown(stdin(gzip(zeros), limits))).singleElement().asString()
                .endsWith(" unpacks to more than 256 times its size");
        assertThat(shown(stdin(bomb, limits))).startsWith("eml@0: From: a@example.com\\n\\nx\\n")
                .last().isEqualTo("skipped@0: 0 unpacks to more than 256 times its size");
        assertThat(shown(stdin(tarOf(101), limits))).hasSize(101).last()
                .isEqualTo("skipped@0: 0 more than 100 files in an archive");
    }

    @Test
    void progressCountsBytesOfNamedFiles() throws IOException {
        write("a.eml", MAIL);
        write("b.zip", zip("x.mbox", bytes(MBOX)));
        write("c.gz", gzip(bytes(MBOX)));

        try (var archives = Archives.open(List.of(folder.toString()), Format.AUTO, InputStream.nullInputStream(),
                ZstdStream::new)) {
            while (archives.next().isPresent()) {
                assertThat(archives.done()).isLessThanOrEqualTo(archives.all());
            }
            assertThat(archives.done()).isEqualTo(archives.all()).isPositive();
        }
    }

    @Test
    void aFromFieldWithABlankBeforeItsColonIsNoFromLine() throws IOException {
        write("a.eml", "From : a@example.com\nSubject: x\n\nb\n");

        assertThat(shown(Reading.of(folder))).containsExactly("eml@0: From : a@example.com\\nSubject: x\\n\\nb\\n");
    }

    private static byte[] join(byte[] one, byte[] two) {
        byte[] both = Arrays.copyOf(one, one.length + two.length);
        System.arraycopy(two, 0, both, one.length, two.length);
        return both;
    }

    private static byte[] gzip(byte[] content) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gz = new GZIPOutputStream(out)) {
            gz.write(content);
        }
        return out.toByteArray();
    }

    private static byte[] bzip2(byte[] content) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var bz = new BZip2CompressorOutputStream(out)) {
            bz.write(content);
        }
        return out.toByteArray();
    }

    private static byte[] xz(byte[] content) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var xz = new XZCompressorOutputStream(out)) {
            xz.write(content);
        }
        return out.toByteArray();
    }

    private static byte[] tarOf(int files) throws IOException {
        Object[] entries = new Object[2 * files];
        for (int index = 0; index < files; index++) {
            entries[2 * index] = index + ".eml";
            entries[2 * index + 1] = bytes(MAIL);
        }
        return tar(entries);
    }

    private static byte[] tar(Object... entries) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(out)) {
            for (int index = 0; index < entries.length; index += 2) {
                byte[] content = (byte[]) entries[index + 1];
                var entry = new TarArchiveEntry((String) entries[index], true);
                entry.setSize(content.length);
                tar.putArchiveEntry(entry);
                tar.write(content);
                tar.closeArchiveEntry();
            }
        }
        return out.toByteArray();
    }

    private static byte[] zip(Object... entries) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (int index = 0; index < entries.length; index += 2) {
                zip.putNextEntry(new ZipEntry((String) entries[index]));
                zip.write((byte[]) entries[index + 1]);
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }

    /// Two connections of one message each; the message of the first is delivered in the second log.
    private static String log(int day) {
        String date = "Mar  " + day + " 10:00:0";
        String delivered = date + "2 mx postfix/smtp[15]: 3F00A" + (day - 1)
                + ": to=<t@example.net>, relay=r[198.51.100.1]:25, dsn=2.0.0, status=sent (250 ok)\n"
                + date + "3 mx postfix/qmgr[14]: 3F00A" + (day - 1) + ": removed\n";
        return (day == 1 ? "" : delivered) + date + "0 mx postfix/smtpd[11]: connect from a.example.com[192.0.2." + day
                + "]\n" + date + "1 mx postfix/smtpd[11]: 3F00A" + day + ": client=a.example.com[192.0.2." + day + "]\n"
                + date + "4 mx postfix/smtpd[11]: disconnect from a.example.com[192.0.2." + day + "]\n";
    }

    private static final List<String> THREE_DAYS = List.of("192.0.2.1 sent 2004", "192.0.2.2 sent 2004",
            "192.0.2.3  2004");

    private static List<String> sessions(List<Found> found) {
        return found.stream().filter(Found.Session.class::isInstance).map(Found.Session.class::cast)
                .map(each -> each.ip() + " " + String.join(",", each.transactions().getFirst().logged().deliveries()
                        .stream().map(Logged.Delivery::status).toList()) + " "
                        + each.opened().toString().substring(0, 4))
                .toList();
    }

    private static void at(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2004-07-01T00:00:00Z")));
    }

    @Test
    void logsAmongOtherFilesAreReadTogether() throws IOException {
        at(write("log/mail.log", log(3)));
        at(write("log/mail.log.1", log(2)));
        at(write("log/mail.log.2.gz", gzip(bytes(log(1)))));
        write("log/sshd.log", "Mar  1 10:00:00 mx sshd[9]: Accepted publickey for root\n");
        write("a.eml", MAIL);

        List<Found> found = Reading.of(folder);

        assertThat(sessions(found)).isEqualTo(THREE_DAYS);
        assertThat(paths(found)).containsExactly("a.eml", "log/sshd.log", "log/mail.log.2.gz", "log/mail.log.1",
                "log/mail.log");
        assertThat(shown(found.subList(0, 2))).containsExactly(EML, "skipped@0: 56 no mail");
    }

    @Test
    void logsInArchivesAreReadTogetherAndByTheDatesThere() throws IOException {
        var tar = new ByteArrayOutputStream();
        try (var out = new TarArchiveOutputStream(tar)) {
            for (int day = 3; day > 0; day--) {
                byte[] content = day == 1 ? gzip(bytes(log(day))) : bytes(log(day));
                var entry = new TarArchiveEntry("log/mail.log." + (3 - day) + (day == 1 ? ".gz" : ""));
                entry.setSize(content.length);
                entry.setLastModifiedTime(FileTime.from(Instant.parse("2004-07-01T00:00:00Z")));
                out.putArchiveEntry(entry);
                out.write(content);
                out.closeArchiveEntry();
            }
        }
        List<Found> found = Reading.of(write("logs.tgz", gzip(tar.toByteArray())));

        assertThat(sessions(found)).isEqualTo(THREE_DAYS);
        assertThat(paths(found)).containsExactly("logs.tgz!log/mail.log.2.gz", "logs.tgz!log/mail.log.1",
                "logs.tgz!log/mail.log.0");
    }

    @Test
    void aLogMayComeInByStandardInput() throws IOException {
        String log = log(1).replaceAll("(?m)^Mar  1 ([0-9:]+)", "2004-03-01T$1Z");

        assertThat(sessions(stdin(bytes(log), Limits.USUAL))).containsExactly("192.0.2.1  2004");
        assertThat(sessions(stdin(gzip(bytes(log)), Limits.USUAL))).containsExactly("192.0.2.1  2004");
    }

    @Test
    void everyByteOfALogCountsOnce() throws IOException {
        Path plain = write("mail.log", log(2).repeat(3000));
        Path packed = write("mail.log.1.gz", gzip(bytes(log(1).repeat(3000))));

        try (var archives = Archives.open(List.of(folder.toString()), Format.AUTO, InputStream.nullInputStream(),
                ZstdStream::new)) {
            while (archives.next().isPresent()) {
                assertThat(archives.done()).isPositive();
            }
            assertThat(archives.done()).isEqualTo(archives.all()).isEqualTo(Files.size(plain) + Files.size(packed));
        }
    }

    /// Reads captures of one byte each, from a file whose first five are `WARC/`.
    private static final class Bytewise implements Unpacker {
        private final List<Path> files = new ArrayList<>();
        private int open;

        @Override
        public InputStream open(InputStream packed) {
            throw new UnsupportedOperationException("nothing here is packed so");
        }

        @Override
        public Captures captures(Path file, String path) throws IOException {
            files.add(file);
            open++;
            var bytes = Files.newInputStream(file);
            return new Captures() {
                private long at;

                @Override
                public @Nullable Found next() throws IOException {
                    return bytes.read() < 0
                            ? null
                            : new Found.Kept(path, at++, org.spampot.journal.Captures.message(1));
                }

                @Override
                public void close() throws IOException {
                    open--;
                    bytes.close();
                }
            };
        }
    }

    @Test
    void capturesAreReadFromTheFileItselfOrACopyThatIsGoneAfterwards() throws IOException {
        Path file = write("a.warc", bytes("WARC/1.1\r\n"));
        Path packed = write("b.warc.gz", gzip(bytes("WARC/1.1\r\n")));
        Path lost = write("lost.warc", bytes("\0\0\0\0"));
        Path other = write("other", bytes("\0\0\0\0"));
        var reader = new Bytewise();
        List<String> found = new ArrayList<>();
        List<Path> copies = new ArrayList<>();
        try (var archives = Archives.open(List.of(file.toString(), packed.toString(), "-", lost.toString(),
                folder.toString()), Format.AUTO, new ByteArrayInputStream(bytes("WARC/1.1\r\n")), reader)) {
            for (var next = archives.next(); next.isPresent(); next = archives.next()) {
                found.add(next.get().path() + " " + Reading.shown(next.get()));
                copies.addAll(reader.files.stream().filter(each -> !each.startsWith(folder))
                        .filter(Files::exists).toList());
            }
            assertThat(archives.done()).isEqualTo(archives.all() + 10);
        }
        assertThat(found).filteredOn(each -> each.contains("kept@")).hasSize(2 * (10 + 10 + 4) + 10);
        assertThat(found).contains(other + " skipped@0: 4 no mail", "- kept@9", packed + " kept@9");
        assertThat(reader.files).contains(file, lost);
        assertThat(copies).isNotEmpty().allMatch(Files::notExists);
        assertThat(reader.open).isZero();
    }

    @Test
    void captureFilesThatNobodyKnowsAreNamed() throws IOException {
        Path file = write("a.warc", bytes("WARC/1.0\r\n"));

        assertThat(shown(Reading.of(file)))
                .containsExactly("skipped@0: 10 a WARC of another program, which is not read");
    }

    @Test
    void whatWasGotOfAStreamThatFailsIsReadAndTheEndIsTold() throws IOException {
        var gone = new FilterInputStream(InputStream.nullInputStream()) {
            @Override
            public int read(byte[] to, int from, int most) throws IOException {
                throw new IOException("gone");
            }
        };
        var failing = new SequenceInputStream(new ByteArrayInputStream(bytes("WARC/1.1\r\n")), gone);
        List<Found> found = new ArrayList<>();
        try (var archives = Archives.open(List.of("-"), Format.AUTO, failing, new Bytewise())) {
            for (var next = archives.next(); next.isPresent(); next = archives.next()) {
                found.add(next.get());
            }
        }
        assertThat(shown(found)).hasSize(11).endsWith("kept@9", "skipped@10: 0 damaged or cut short");
    }
}
