package org.spampot.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spampot.mime.MimeReader;
import org.spampot.model.Bytes;
import org.spampot.model.Defect;
import org.spampot.model.Finding;

class SpoofedNamesTest {
    private static List<Finding> found(String from) {
        return new SpoofedNames().analyze(new Mail(MimeReader.read(Bytes.utf8("From: " + from + "\n\nbody\n"))));
    }

    @Test
    void anotherAddressAsNameIsFound() {
        assertThat(found("\"bank@example.com\" <x@example.net>"))
                .containsExactly(new Defect("address-in-name", "header:from", "bank@example.com <x@example.net>"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x@example.net", "\"X@Example.net\" <x@example.net>", "Ann <x@example.net>",
            "\"Ann @ home\" <x@example.net>", ""})
    void aNameThatIsNoOtherAddressIsNot(String from) {
        assertThat(found(from)).isEmpty();
    }
}
