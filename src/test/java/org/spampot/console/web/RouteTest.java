package org.spampot.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RouteTest {
    private final Route route = Route.page("/messages/{id}/parts/{number}", _ -> Answer.text(200, ""));

    @Test
    void variablesStandForOneSegment() {
        assertThat(route.match("/messages/a-1/parts/1.2")).contains(Map.of("id", "a-1", "number", "1.2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/messages/a-1/parts/", "/messages//parts/1", "/messages/a-1/parts/1/2", "/messages/a-1",
            "messages/a-1/parts/1", "//messages/a-1/parts/1", "/messages/a-1/parts/1/", "/", ""})
    void anythingElseDoesNotMatch(String path) {
        assertThat(route.match(path)).isEmpty();
    }

    @Test
    void theRootIsTheRoot() {
        assertThat(Route.page("/", _ -> Answer.text(200, "")).match("/")).contains(Map.of());
    }
}
