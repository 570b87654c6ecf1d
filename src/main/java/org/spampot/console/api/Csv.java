package org.spampot.console.api;

import java.util.List;
import java.util.stream.Collectors;

/// Comma-separated values by RFC 4180, safe to open in a spreadsheet: a value that it would take for a formula begins
/// with an apostrophe.
final class Csv {
    private final StringBuilder text = new StringBuilder();

    Csv(List<String> names) {
        row(names);
    }

    void row(List<String> values) {
        text.append(values.stream().map(Csv::field).collect(Collectors.joining(","))).append("\r\n");
    }

    private static String field(String value) {
        String safe = !value.isEmpty() && "=+-@\t\r\n".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
        boolean quote = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return quote ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
