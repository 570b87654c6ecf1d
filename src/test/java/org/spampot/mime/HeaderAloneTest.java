package org.spampot.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.spampot.model.Bytes;

/// The header read alone is the header of the message.
final class HeaderAloneTest {
    @Test
    void itHasTheFieldsThatTheMessageHas() throws IOException {
        List<Path> mails;
        try (Stream<Path> files = Files.walk(Path.of("src/test/corpus"))) {
            mails = files.filter(file -> file.toString().endsWith(".eml")).sorted().toList();
        }
        assertThat(mails).hasSizeGreaterThan(50);
        for (Path mail : mails) {
            var content = Bytes.own(Files.readAllBytes(mail));
            assertThat(lines(MimeReader.header(content))).as(mail.toString())
                    .isEqualTo(lines(MimeReader.read(content).header()));
        }
    }

    private static List<String> lines(HeaderFields header) {
        return header.fields().stream().map(field -> field.name() + ":" + field.value()).toList();
    }
}
