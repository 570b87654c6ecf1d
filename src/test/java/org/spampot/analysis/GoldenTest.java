package org.spampot.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.spampot.model.Analysis;
import org.spampot.model.Bytes;
import org.spampot.model.Source;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Each mail in `src/test/corpus` gives exactly the analysis in the `.json` beside it, and with its LF as CRLF exactly the
/// one in `.crlf.json`. After a wanted change `-Dgolden=update` writes them anew: read the difference before committing.
class GoldenTest {
    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT)
            .addMixIn(Analysis.class, WithoutMade.class).build();
    private static final String PATTERNS = """
            lottery = million dollars
            suspended = /(account|conto|cuenta|hesab).{0,40}(suspended|sospeso|bloqueada)/i
            login path = /login
            """;

    /// Which analyzer found what follows from the rest and would change with every version.
    @JsonIgnoreProperties("made")
    private interface WithoutMade {}

    private final MessageAnalysis analysis = new MessageAnalysis(Patterns.parse("golden", PATTERNS));

    static Path corpus() {
        return Path.of(System.getProperty("spampot.basedir", "."), "src/test/corpus");
    }

    static List<Path> mails() throws IOException {
        try (Stream<Path> files = Files.walk(corpus())) {
            return files.filter(file -> file.toString().endsWith(".eml")).sorted().toList();
        }
    }

    @Test
    void thereAreManyMails() throws IOException {
        assertThat(mails()).hasSizeGreaterThanOrEqualTo(320);
    }

    @ParameterizedTest
    @MethodSource("mails")
    void mailGivesItsGolden(Path mail) throws IOException {
        Bytes content = Bytes.own(Files.readAllBytes(mail));
        compare(content, mail, ".json");
        compare(withCrLf(content), mail, ".crlf.json");
    }

    private void compare(Bytes content, Path mail, String ending) throws IOException {
        Analysis found = analysis.of(content, Source.UNKNOWN);
        String json = JSON.writeValueAsString(found) + "\n";
        String name = mail.getFileName().toString();
        Path golden = mail.resolveSibling(name.substring(0, name.length() - ".eml".length()) + ending);
        if ("update".equals(System.getProperty("golden"))) {
            Files.writeString(golden, json);
        }
        assertThat(json).as("%s%nafter a wanted change: mvn test -Dtest=GoldenTest -Dgolden=update", golden)
                .isEqualTo(Files.readString(golden));
    }

    /// The same mail as it is on the wire; what is CRLF already stays.
    static Bytes withCrLf(Bytes content) {
        String text = content.latin1();
        return Bytes.own(text.replace("\r\n", "\n").replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }
}
