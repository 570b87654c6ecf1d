package org.spampot.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spampot.archive.Reading.mbox;
import static org.spampot.archive.Reading.shown;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MboxTest {
    private static final String FROM = "From a@example.com Sat Jan  3 01:05:34 2004\n";

    @Test
    void theFromLineAndTheEmptyLineBehindAreTheFormats() {
        assertThat(shown(mbox(FROM + "Subject: 1\n\nx\n\n" + FROM + "Subject: 2\n\ny\n\n\n")))
                .containsExactly("mbox@0: Subject: 1\\n\\nx\\n", "mbox@59: Subject: 2\\n\\ny\\n\\n");
    }

    @Test
    void lineEndsStayMixed() {
        assertThat(shown(mbox(FROM.replace("\n", "\r\n") + "Subject: 1\r\n\nx\r\n\r\n" + FROM + "Subject: 2\n\r\ny")))
                .containsExactly("mbox@0: Subject: 1\\r\\n\\nx\\r\\n", "mbox@63: Subject: 2\\n\\r\\ny [cut short]");
    }

    @Test
    void aLineOfFromInTextEndsNothing() {
        String text = "Subject: 1\n\nx\n\nFrom here it goes on\nFrom a@example.com Sat Jan  3 01:05:34 2004\nand on\n";

        assertThat(shown(mbox(FROM + text + "\n" + FROM + "Subject: 2\n\ny\n\n")))
                .containsExactly("mbox@0: " + text.replace("\n", "\\n"), "mbox@132: Subject: 2\\n\\ny\\n");
    }

    @Test
    void aWrongFromLineEndsAMessageButNotTheFile() {
        assertThat(shown(mbox(FROM + "Subject: 1\n\nx\n\nFrom !!\nReceived: by example.com\n\ny\n\n" + FROM
                + "Subject: 3\n\nz\n\n"))).containsExactly("mbox@0: Subject: 1\\n\\nx\\n",
                        "mbox@59: Received: by example.com\\n\\ny\\n [wrong From line]",
                        "mbox@96: Subject: 3\\n\\nz\\n");
    }

    @Test
    void anMboxBehindOneThatWasCutShortIsFound() {
        assertThat(shown(mbox(FROM + "Subject: 1\n\nx\n" + FROM + "Subject: 2\n\ny\n\n"))).containsExactly(
                "mbox@0: Subject: 1\\n\\nx\\n [no empty line behind it]", "mbox@58: Subject: 2\\n\\ny\\n");
    }

    @Test
    void contentLengthThatLeadsToAMessageHolds() {
        String body = "x\n\n" + FROM + "Subject: inside\n\ny\n";
        String mail = "Content-Length: " + body.length() + "\n\n" + body;

        assertThat(shown(mbox(FROM + mail + "\n" + FROM + "Subject: 2\n\nz\n\n"))).containsExactly(
                "mboxcl@0: " + mail.replace("\n", "\\n"), "mbox@131: Subject: 2\\n\\nz\\n");
        assertThat(shown(mbox(FROM + mail))).containsExactly("mboxcl@0: " + mail.replace("\n", "\\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "60", "999999", "99999999999999999999"})
    void aWrongContentLengthLosesNothing(String length) {
        String one = "Content-Length: " + length + "\n\nx yz\n";
        List<String> found = shown(mbox(FROM + one + "\n" + FROM + "Subject: 2\n\ny\n\n"));

        assertThat(found).hasSize(2);
        assertThat(found.getFirst()).startsWith("mbox@0: " + one.replace("\n", "\\n"))
                .endsWith(" [wrong Content-Length]");
    }

    @Test
    void aLastMessageShorterThanItsContentLengthWasCut() {
        assertThat(shown(mbox(FROM + "Content-Length: 10\n\nx\n")))
                .containsExactly("mbox@0: Content-Length: 10\\n\\nx\\n [cut short]");
    }

    @Test
    void quotingIsUndoneForWhoSaysHowItWasDone() {
        String file = FROM + "A: 1\n\n>From x\na\n>>From y\nb >>From\n";

        assertThat(shown(mbox(file))).containsExactly("mbox@0: A: 1\\n\\n>From x\\na\\n>>From y\\nb >>From\\n");
        assertThat(shown(Reading.of(Format.MBOXRD, Limits.USUAL,
                new ByteArrayInputStream(file.getBytes(StandardCharsets.ISO_8859_1)), "-")))
                .containsExactly("mboxrd@0: A: 1\\n\\nFrom x\\na\\n>From y\\nb >>From\\n");
    }

    @Test
    void nulsOfACrashArePassedOver() {
        String nuls = "\0".repeat(5000);

        assertThat(shown(mbox(nuls + FROM + "Subject: 1\n\nx\n" + nuls + FROM + "Subject: 2\n\ny\n\n" + nuls)))
                .containsExactly("skipped@0: 5000 NUL bytes", "mbox@5000: Subject: 1\\n\\nx\\n",
                        "skipped@5058: 5000 NUL bytes", "mbox@10058: Subject: 2\\n\\ny\\n",
                        "skipped@10117: 5000 NUL bytes");
        assertThat(shown(mbox(FROM + "Subject: 1\n\nx\0\0y\n\n"))).containsExactly("mbox@0: Subject: 1\\n\\nx\0\0y\\n");
    }

    @Test
    void textBeforeTheFirstMessageIsTold() {
        assertThat(shown(mbox("what is this\n\n" + FROM + "A: 1\n\nx\n"))).containsExactly(
                "skipped@0: 14 text outside of messages", "mbox@14: A: 1\\n\\nx\\n");
        assertThat(shown(mbox("\n\n" + FROM + "A: 1\n\nx\n"))).first().isEqualTo("skipped@0: 2 empty lines");
        assertThat(shown(mbox("Subject: 1\n\nx\n\n" + FROM + "A: 1\n\nx\n"))).first()
                .isEqualTo("mbox@0: Subject: 1\\n\\nx\\n [no From line]");
    }

    @Test
    void whatTheMailProgramKeepsForItselfIsNoMessage() {
        String data = FROM.replace("a@example.com", "MAILER-DAEMON")
                + "Subject: DON'T DELETE THIS MESSAGE -- FOLDER INTERNAL DATA\nX-IMAP: 1 2\n\nThis text\n\n";

        assertThat(shown(mbox(data + FROM + "A: 1\n\nx\n"))).containsExactly(
                "skipped@0: " + data.length() + " folder data of the mail program",
                "mbox@" + data.length() + ": A: 1\\n\\nx\\n");
    }

    @Test
    void whatIsTooLargeIsPassedOverAndTheNextIsFound() {
        var limits = new Limits(1 << 20, 4, 100, 256, 256L << 20);
        String large = FROM + "Subject: large\n\n" + "0123456789ABCDE\n".repeat(100_000) + "\n";
        byte[] all = (FROM + "A: 1\n\nx\n\n" + large + FROM + "A: 2\n\ny\n\n").getBytes(StandardCharsets.ISO_8859_1);

        assertThat(shown(mbox(all, limits))).containsExactly("mbox@0: A: 1\\n\\nx\\n",
                "skipped@53: " + large.length() + " larger than 1 MB",
                "mbox@" + (53 + large.length()) + ": A: 2\\n\\ny\\n");
    }

    @Test
    void twoGigabytesAsOneMessageAreRefused() {
        long size = 2L << 30;

        List<Found> found = Reading.of(Format.AUTO, Limits.USUAL, endless(FROM + "Subject: large\n\n", size), "-");

        assertThat(shown(found)).containsExactly("skipped@0: " + size + " larger than 64 MB");
    }

    private static InputStream endless(String start, long size) {
        byte[] line = "All work and no play makes a dull mailbox, From morning to night.\n".repeat(1000)
                .getBytes(StandardCharsets.ISO_8859_1);
        return new InputStream() {
            private final InputStream head = new ByteArrayInputStream(start.getBytes(StandardCharsets.ISO_8859_1));
            private long left = size;

            @Override
            public int read() {
                throw new UnsupportedOperationException();
            }

            @Override
            public int read(byte[] to, int from, int most) throws IOException {
                int got = head.read(to, from, most);
                if (got < 0) {
                    got = (int) Math.min(Math.min(most, line.length), left);
                    System.arraycopy(line, 0, to, from, got);
                }
                left -= got;
                return got == 0 ? -1 : got;
            }
        };
    }

    @Test
    void anyCutOfTheStreamFindsTheSame() {
        byte[] all = (FROM + "Subject: 1\n\nx\n\n" + FROM + "Content-Length: 3\n\ny\n\n\n" + FROM + "A: 1\r\n\r\nz\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        var drops = new InputStream() {
            private int at;

            @Override
            public int read() {
                return at < all.length ? all[at++] & 0xff : -1;
            }

            @Override
            public int read(byte[] to, int from, int most) {
                int one = read();
                to[from] = (byte) one;
                return one < 0 ? -1 : 1;
            }
        };

        assertThat(Reading.of(Format.MBOX, Limits.USUAL, drops, "-")).isEqualTo(mbox(all, Limits.USUAL)).hasSize(3);
    }

    /// Every byte of any file is in exactly one thing that was found, or is an empty line behind a message.
    @Test
    void nothingIsLostOfFilesDamagedAtRandom() {
        var random = new Random(20040103);
        for (int round = 0; round < 3000; round++) {
            byte[] file = RandomMbox.damaged(random);
            List<Found> found = mbox(file, new Limits(2000, 4, 100, 256, 256L << 20));
            assertThat(RandomMbox.uncovered(file, found)).as("round %d: %s", round, shown(found)).isEmpty();
        }
    }

    @Test
    void whatWritersOfEachVariantWroteIsReadAgain() {
        var random = new Random(19970101);
        for (int round = 0; round < 500; round++) {
            for (RandomMbox.Variant variant : RandomMbox.Variant.values()) {
                List<String> mails = RandomMbox.mails(random);
                Format format = variant == RandomMbox.Variant.RD ? Format.MBOXRD : Format.MBOX;
                byte[] file = RandomMbox.written(mails, variant).getBytes(StandardCharsets.ISO_8859_1);
                List<String> read = Reading.of(format, Limits.USUAL, new ByteArrayInputStream(file), "-").stream()
                        .map(found -> ((Found.Message) found).content().latin1()).toList();
                assertThat(read).as("%s, round %d", variant, round)
                        .isEqualTo(mails.stream().map(variant::quotedForGood).toList());
            }
        }
    }
}
