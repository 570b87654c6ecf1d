package org.spampot.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What holds when nobody says anything: part of what the program promises.
final class ConfigDefaultsTest {
    private final Effective effective = Loader.load(new Inputs(null, Map.of(), List.of()));
    private final Settings settings = effective.settings();

    @Test
    void mailIsTakenOnPort2525OfEveryAddressByPostfix() {
        assertThat(settings.smtp().listeners()).singleElement().satisfies(listener -> {
            assertThat(listener.bind()).hasToString("0.0.0.0:2525");
            assertThat(listener.name()).isEqualTo("smtp");
            assertThat(listener.persona()).isEqualTo("postfix");
        });
    }

    @Test
    void theConsoleIsReachedFromThisMachineOnly() {
        assertThat(settings.console().enabled()).isTrue();
        assertThat(settings.console().bind()).hasToString("127.0.0.1:8025").matches(Address::loopback);
        assertThat(settings.console().token()).isEmpty();
    }

    @Test
    void dataIsKeptBesideUs() {
        assertThat(settings.data()).isEqualTo(Path.of("spampot-data"));
        assertThat(settings.store().url()).isEmpty();
    }

    @Test
    void messagesUpTo25MebibytesAreTakenWhole() {
        assertThat(settings.limits().message().bytes()).isEqualTo(25 * 1024 * 1024);
        assertThat(settings.limits().recipients()).isEqualTo(1000);
        assertThat(settings.limits().commandTimeout()).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void everyValueIsKnownToBeADefault() {
        assertThat(effective.values()).hasSameSizeAs(Key.leaves())
                .allMatch(value -> value.origin() instanceof Origin.Default);
    }

    @Test
    void everyBoundOfADefaultIsReadable() {
        assertThat(Key.leaves()).allSatisfy(key -> {
            assertThat(key.doc().value()).as(key.path()).endsWith(".").doesNotContain("  ");
            assertThat(key.doc().from().isEmpty()).as(key.path()).isEqualTo(key.doc().to().isEmpty());
        });
    }
}
