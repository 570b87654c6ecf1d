package org.spampot.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.spampot.model.Analysis;
import org.spampot.model.Bytes;
import org.spampot.model.Source;

/// One analyzer runs again, and only its findings are others.
class AgainTest {
    private static final Patterns PATTERNS = Patterns.parse("p", "letter = /[a-z]{3}/\n");
    private final MessageAnalysis analysis = new MessageAnalysis(PATTERNS);

    static List<String> analyzers() {
        return new MessageAnalysis(Patterns.NONE).names();
    }

    @ParameterizedTest
    @MethodSource("analyzers")
    void anAnalyzerThatFindsTheSameChangesNothing(String analyzer) throws IOException {
        List<Path> mails = GoldenTest.mails();
        for (int index = 0; index < mails.size(); index += 3) {
            Bytes content = Bytes.own(Files.readAllBytes(mails.get(index)));
            Analysis before = analysis.of(content, Source.UNKNOWN);

            assertThat(analysis.again(before, content, Source.UNKNOWN, analyzer)).as("%s", mails.get(index))
                    .isEqualTo(before);
        }
    }

    @Test
    void anAnalyzerThatFindsMoreReplacesItsOwn() throws IOException {
        var poor = new MessageAnalysis(Patterns.NONE);
        int hits = 0;
        for (Path mail : GoldenTest.mails()) {
            Bytes content = Bytes.own(Files.readAllBytes(mail));
            Analysis whole = analysis.of(content, Source.UNKNOWN);
            hits += whole.patterns().size();

            assertThat(analysis.again(poor.of(content, Source.UNKNOWN), content, Source.UNKNOWN, "pattern-hits"))
                    .as("%s", mail).isEqualTo(whole);
        }
        assertThat(hits).isPositive();
    }

    @Test
    void whatAnOlderProgramMadeIsMadeAnew() {
        Bytes content = Bytes.utf8("Subject: x\n\nsome words\n");
        assertThat(analysis.again(Analysis.none(content), content, Source.UNKNOWN, "links"))
                .isEqualTo(analysis.of(content, Source.UNKNOWN));
    }
}
