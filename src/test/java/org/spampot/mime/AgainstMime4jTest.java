package org.spampot.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.spampot.model.Bytes;

/// Mail that keeps the rules is read as an independent parser reads it: the same leaves, of the same types, with the same
/// bytes. On mail that breaks them the two differ by intention.
class AgainstMime4jTest {
    static List<Path> mails() throws IOException {
        Path corpus = Path.of(System.getProperty("spampot.basedir", "."), "src/test/corpus");
        try (Stream<Path> rfc = Files.list(corpus.resolve("rfc"));
                Stream<Path> real = Files.list(corpus.resolve("real"))) {
            return Stream.concat(rfc, real).filter(file -> file.toString().endsWith(".eml")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("mails")
    void leavesAreThoseThatMime4jFinds(Path mail) throws Exception {
        Bytes content = Bytes.own(Files.readAllBytes(mail));

        List<String> ours = MimeReader.read(content).parts().stream()
                .filter(part -> !part.isContainer() && !part.isReading())
                .map(part -> leaf(part.type().name(), part.body())).toList();

        assertThat(ours).isEqualTo(byMime4j(content));
    }

    private static List<String> byMime4j(Bytes content) throws IOException, MimeException {
        var config = MimeConfig.custom().setMaxLineLen(-1).setMaxHeaderLen(-1).setMaxHeaderCount(-1).build();
        var stream = new MimeTokenStream(config, DecodeMonitor.SILENT, null, null);
        stream.parse(content.stream());
        List<String> leaves = new ArrayList<>();
        for (EntityState state = stream.getState(); state != EntityState.T_END_OF_STREAM; state = stream.next()) {
            if (state == EntityState.T_BODY) {
                leaves.add(leaf(stream.getBodyDescriptor().getMimeType(),
                        Bytes.own(stream.getDecodedInputStream().readAllBytes())));
            }
        }
        return leaves;
    }

    /// mime4j makes CRLF of the line ends of quoted-printable text; we keep what was sent.
    private static String leaf(String type, Bytes body) {
        return type + " " + Bytes.latin1(body.latin1().replace("\r\n", "\n")).sha256();
    }
}
