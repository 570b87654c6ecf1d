package org.spampot.console.web;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.spampot.model.Bytes;

/// What a handler answers.
public sealed interface Answer {
    /// An answer that is whole.
    ///
    /// @param headers besides those that [SecurityHeaders] puts on every answer, or instead of them
    record Whole(int status, Map<String, String> headers, Bytes body) implements Answer {
        public Whole {
            headers = Map.copyOf(headers);
        }

        /// This answer with one more header.
        public Whole with(String name, String value) {
            var more = new TreeMap<>(headers);
            more.put(name, value);
            return new Whole(status, more, body);
        }

        /// The body as text.
        public String text() {
            return body.text();
        }
    }

    /// An endless answer: server-sent events, until the reader goes or the server stops.
    record Stream(Events events) implements Answer {}

    /// Writes events to one reader. It returns when the stream is to end.
    @FunctionalInterface
    interface Events {
        void writeTo(Reader reader);
    }

    /// One who reads a stream; both methods throw an unchecked exception once he is gone.
    interface Reader {
        void event(String name, String data);

        /// Something to keep the connection open, and to find out whether anybody is there.
        void heartbeat();
    }

    static Whole html(int status, Bytes page) {
        return of(status, "text/html; charset=utf-8", page);
    }

    static Whole json(int status, String json) {
        return of(status, "application/json", Bytes.own(json.getBytes(StandardCharsets.UTF_8)));
    }

    static Whole text(int status, String text) {
        return of(status, "text/plain; charset=utf-8", Bytes.own(text.getBytes(StandardCharsets.UTF_8)));
    }

    static Whole of(int status, String type, Bytes body) {
        return new Whole(status, Map.of("Content-Type", type), body);
    }

    /// See another page. `path` is one of ours.
    static Whole seeOther(String path) {
        return new Whole(303, Map.of("Location", path), Bytes.EMPTY);
    }

    /// Bytes that a browser must keep as a file, whatever they are.
    ///
    /// @param name ASCII letters, digits, dots and dashes only: never a name that came with the bytes
    static Whole download(String name, Bytes bytes) {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9.-]{0,99}")) {
            throw new IllegalArgumentException("not a safe name for a download: " + name);
        }
        return new Whole(200, Map.of("Content-Type", "application/octet-stream", "Content-Disposition",
                "attachment; filename=\"" + name + "\""), bytes);
    }
}
