package org.spampot.listen.syn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spampot.listen.syn.Syn.Unit;

/// The signature file that p0f installs, if it is there: all of it can be read, and it names what sends a SYN.
final class P0fFileTest {
    /// Another place for the file: `-Dspampot.p0f=FILE`.
    private static final Path FILE = Path.of(System.getProperty("spampot.p0f", "/etc/p0f/p0f.fp"));
    private static final String ENDS = "c0000201c6336407dc0400190a0b0c0d00000000";

    private List<String> lines;
    private Signatures signatures;

    @BeforeEach
    void read() throws IOException {
        if (!Files.isReadable(FILE)) {
            System.out.println("skipped: there is no " + FILE + "; Debian has it in its package p0f");
        }
        assumeTrue(Files.isReadable(FILE), "there is no " + FILE);
        lines = Files.readAllLines(FILE);
        signatures = Signatures.read(lines);
    }

    /// The signatures of SYNs as the file writes them.
    private List<String> requests() {
        int start = lines.indexOf("[tcp:request]");
        int end = lines.indexOf("[tcp:response]");
        return lines.subList(start, end).stream().filter(line -> line.startsWith("sig"))
                .map(line -> line.substring(line.indexOf('=') + 1).strip()).toList();
    }

    @Test
    void everySignatureOfASynIsRead() {
        assertThat(requests()).hasSizeGreaterThan(50);
        assertThat(signatures.unreadable()).isZero();
        assertThat(signatures.size()).isEqualTo(requests().size());
    }

    /// A packet made after each signature is one of its own, and is named.
    @Test
    void everySignatureKnowsItsOwn() {
        for (String text : requests()) {
            Signature signature = Signature.parse(text);
            for (int version : signature.version() < 0 ? new int[]{4, 6} : new int[]{signature.version()}) {
                Syn syn = like(signature, version);

                assertThat(signature.matches(syn)).as("%s: %s", text, syn.signature()).isTrue();
                assertThat(signatures.system(syn)).as(text).isPresent();
            }
        }
    }

    private static Syn like(Signature signature, int version) {
        int mss = signature.mss() < 0 ? 1430 : signature.mss();
        int number = Math.max(signature.window().number(), 1);
        int window = switch (signature.window().unit()) {
            case MSS -> number * mss;
            case MTU -> number * (mss + 40);
            case BYTES -> signature.window().number() < 0 ? 5_001 : signature.window().number();
        };
        var quirks = EnumSet.noneOf(Quirk.class);
        quirks.addAll(signature.quirks());
        if (signature.version() < 0) {
            quirks.removeAll(version == 4
                    ? EnumSet.of(Quirk.FLOW)
                    : EnumSet.of(Quirk.DF, Quirk.ID_WITH_DF, Quirk.NO_ID));
        }
        boolean timestamps = signature.layout().contains(8);
        assertThat(signature.window().unit() == Unit.BYTES || window <= 0xffff).isTrue();
        return new Syn(version, signature.ttl() - 9, Math.max(signature.ipOptions(), 0), mss, window,
                signature.scale() < 0 ? 9 : signature.scale(), new ArrayList<>(signature.layout()),
                signature.padding(), quirks, signature.payload() > 0, timestamps, 60);
    }

    /// What these systems send, byte by byte.
    @ParameterizedTest
    @CsvSource(textBlock = """
            Linux 3.11 and newer, 4500003c1c464000350600 00, a0027210 00000000 020405b40402080a00a1b2c3000000000103030a
            Linux 2.2.x-3.x,      4500003c1c464000350600 00, a002faf0 00000000 020405b40402080a00a1b2c30000000001030307
            Windows 7 or 8,       450000341c464000710600 00, 80022000 00000000 020405b40103030801010402
            Windows NT kernel,    450000341c464000710600 00, 8002faf0 00000000 020405b40103030801010402
            NMap SYN scan,        4500002c1c460000280600 00, 60020400 00000000 020405b4
            """)
    void aKnownSynIsNamed(String system, String ip, String tcp) {
        String packet = (ip + ENDS + tcp).replace(" ", "");

        assertThat(Syn.read(ByteBuffer.wrap(HexFormat.of().parseHex(packet))).flatMap(signatures::system))
                .contains(system);
    }
}
