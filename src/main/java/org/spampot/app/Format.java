package org.spampot.app;

import org.spampot.report.CsvNotation;
import org.spampot.report.JsonNotation;
import org.spampot.report.Notation;
import org.spampot.report.TextNotation;

/// What an answer is written in.
public enum Format {
    /// For people.
    TEXT,
    /// JSON Lines, for scripts.
    JSON,
    /// Comma-separated values, for spreadsheets and scripts.
    CSV;

    Notation on(Appendable out, int width) {
        return switch (this) {
            case TEXT -> new TextNotation(out, width);
            case JSON -> new JsonNotation(out);
            case CSV -> new CsvNotation(out);
        };
    }
}
