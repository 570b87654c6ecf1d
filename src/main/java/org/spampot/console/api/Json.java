package org.spampot.console.api;

import java.nio.charset.StandardCharsets;
import org.spampot.console.web.Answer;
import org.spampot.model.Bytes;
import tools.jackson.databind.json.JsonMapper;

/// Records as JSON.
final class Json {
    private final JsonMapper mapper = JsonMapper.builder().build();

    /// An answer that holds `value`. A lone surrogate in hostile text becomes a question mark: UTF-8 cannot hold it.
    Answer.Whole answer(Object value) {
        byte[] bytes = (mapper.writeValueAsString(value) + "\n").getBytes(StandardCharsets.UTF_8);
        return Answer.of(200, "application/json", Bytes.own(bytes));
    }
}
