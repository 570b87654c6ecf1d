package org.spampot.report;

import java.io.IOException;
import java.util.Comparator;
import org.spampot.model.Printable;
import org.spampot.report.ImportSummary.Counts;

/// What an import did, for a person or as one line of JSON.
public final class ImportText {
    private static final int MOST_PROGRAMS = 20;

    private final Appendable out;
    private final int width;

    /// @param width of a line in cells
    public ImportText(Appendable out, int width) {
        this.out = out;
        this.width = width;
    }

    /// Writes tables, those that have something in them.
    public void write(ImportSummary summary) throws IOException {
        Counts all = summary.all();
        boolean trial = summary.run().isEmpty();
        out.append("read ").append(number(all.read(), "message")).append(trial ? ": would keep " : ": kept ")
                .append(Long.toString(all.kept() + all.damaged()))
                .append(all.damaged() == 0 ? "" : " (" + all.damaged() + " damaged)").append(", duplicate ")
                .append(Long.toString(all.duplicate())).append(", skipped ").append(Long.toString(all.skipped()))
                .append(all.unreadable() == 0 ? "" : " (" + all.unreadable() + " could not be read)").append('\n');
        sessions(summary);
        lines(summary.lines());
        formats(summary);
        places(summary);
        methods(summary);
        unsure(summary);
        top(summary);
        if (!summary.run().isEmpty()) {
            out.append("\nimport ").append(summary.run()).append('\n');
        }
    }

    private void sessions(ImportSummary summary) throws IOException {
        for (ImportSummary.Format format : summary.formats()) {
            Counts counts = format.counts();
            if (counts.sessions() > 0) {
                out.append("read ").append(number(counts.sessions(), "session"))
                        .append(format.format().equals("warc") ? " of journals: new " : " of mail logs: new ")
                        .append(Long.toString(counts.newSessions())).append('\n');
            }
        }
    }

    private static String number(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    private void formats(ImportSummary summary) throws IOException {
        if (summary.formats().size() < 2) {
            return;
        }
        var columns = new Columns(width, "READ", "KEPT", "DAMAGED", "DUPLICATE", "FORMAT");
        for (ImportSummary.Format format : summary.formats()) {
            Counts counts = format.counts();
            columns.row(counts.read(), counts.kept(), counts.damaged(), counts.duplicate(), format.format());
        }
        out.append('\n');
        columns.write(out);
    }

    private void places(ImportSummary summary) throws IOException {
        if (summary.places().size() < 2) {
            return;
        }
        var columns = new Columns(width, "READ", "KEPT", "DAMAGED", "DUPLICATE", "SKIPPED", "FORMAT", "WHERE");
        for (ImportSummary.Place place : summary.places()) {
            Counts counts = place.counts();
            columns.row(counts.read(), counts.kept(), counts.damaged(), counts.duplicate(), counts.skipped(),
                    place.format(), Printable.line(place.path(), 400));
        }
        out.append('\n');
        columns.write(out);
    }

    private void lines(ImportSummary.Lines lines) throws IOException {
        if (lines.read() == 0) {
            return;
        }
        out.append("read ").append(number(lines.read(), "line")).append(" of them: understood ")
                .append(Long.toString(lines.understood())).append(", of other programs ")
                .append(Long.toString(lines.ofOthers())).append(", twice there ")
                .append(Long.toString(lines.repeated())).append(", not understood ")
                .append(Long.toString(lines.notUnderstood()))
                .append(lines.undated() == 0 ? "" : " (" + lines.undated() + " without a date)").append('\n');
        if (lines.unparsed().isEmpty()) {
            return;
        }
        var columns = new Columns(width, "LINES", "NOT UNDERSTOOD OF", "AS");
        lines.unparsed().entrySet().stream()
                .sorted(Comparator.comparingLong(each -> -each.getValue().count())).limit(MOST_PROGRAMS)
                .forEach(each -> columns.row(each.getValue().count(), each.getKey(), each.getValue().first()));
        out.append('\n');
        columns.write(out);
    }

    private void methods(ImportSummary summary) throws IOException {
        if (summary.methods().isEmpty()) {
            return;
        }
        var columns = new Columns(width, "MESSAGES", "SOURCE BY", "CONFIDENCE");
        summary.methods().forEach(each -> columns.row(each.messages(), each.method(), each.confidence()));
        out.append('\n');
        columns.write(out);
    }

    private void unsure(ImportSummary summary) throws IOException {
        if (summary.unsure().isEmpty()) {
            return;
        }
        out.append("\nSources that are not sure, the first ").append(Integer.toString(summary.unsure().size()))
                .append('\n');
        var columns = new Columns(width, "CONFIDENCE", "SOURCE", "ID", "WHERE", "WHY");
        for (ImportSummary.Unsure each : summary.unsure()) {
            columns.row(each.confidence(), each.source().isEmpty() ? "none" : each.source(), each.id(),
                    Columns.cut(Printable.line(each.path(), 400), 60) + " @" + each.offset(), each.why());
        }
        columns.write(out);
    }

    private void top(ImportSummary summary) throws IOException {
        if (summary.top().isEmpty()) {
            return;
        }
        var columns = new Columns(width, "MESSAGES", "TOP SOURCES");
        summary.top().forEach(each -> columns.row(each.messages(), each.source()));
        out.append('\n');
        columns.write(out);
    }

    /// Writes one object on one line.
    public static void json(Appendable out, ImportSummary summary) throws IOException {
        Json.line(out, json -> {
            json.writeStringProperty("import", summary.run());
            json.writeBooleanProperty("dryRun", summary.run().isEmpty());
            json.writeBooleanProperty("stopped", summary.stopped());
            counts(json, summary.all());
            lines(json, summary.lines());
            Json.objects(json, "formats", summary.formats(), (each, format) -> {
                each.writeStringProperty("format", format.format());
                counts(each, format.counts());
            });
            Json.objects(json, "places", summary.places(), (each, place) -> {
                each.writeStringProperty("path", place.path());
                each.writeStringProperty("format", place.format());
                counts(each, place.counts());
            });
            Json.objects(json, "sources", summary.methods(), (each, method) -> {
                each.writeStringProperty("method", method.method());
                each.writeStringProperty("confidence", method.confidence());
                each.writeNumberProperty("messages", method.messages());
            });
            Json.objects(json, "unsure", summary.unsure(), (each, unsure) -> {
                each.writeStringProperty("id", unsure.id());
                each.writeStringProperty("path", unsure.path());
                each.writeNumberProperty("offset", unsure.offset());
                each.writeStringProperty("source", unsure.source());
                each.writeStringProperty("method", unsure.method());
                each.writeStringProperty("confidence", unsure.confidence());
                each.writeStringProperty("why", unsure.why());
            });
            Json.objects(json, "top", summary.top(), (each, top) -> {
                each.writeStringProperty("source", top.source());
                each.writeNumberProperty("messages", top.messages());
            });
        });
    }

    private static void lines(tools.jackson.core.JsonGenerator json, ImportSummary.Lines lines) {
        json.writeObjectPropertyStart("lines");
        json.writeNumberProperty("read", lines.read());
        json.writeNumberProperty("understood", lines.understood());
        json.writeNumberProperty("repeated", lines.repeated());
        json.writeNumberProperty("undated", lines.undated());
        json.writeObjectPropertyStart("others");
        lines.others().forEach(json::writeNumberProperty);
        json.writeEndObject();
        json.writeObjectPropertyStart("notUnderstood");
        lines.unparsed().forEach((program, each) -> json.writeNumberProperty(program, each.count()));
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void counts(tools.jackson.core.JsonGenerator json, Counts counts) {
        json.writeNumberProperty("read", counts.read());
        json.writeNumberProperty("kept", counts.kept());
        json.writeNumberProperty("damaged", counts.damaged());
        json.writeNumberProperty("duplicate", counts.duplicate());
        json.writeNumberProperty("skipped", counts.skipped());
        json.writeNumberProperty("unreadable", counts.unreadable());
        json.writeNumberProperty("sessions", counts.sessions());
        json.writeNumberProperty("newSessions", counts.newSessions());
    }
}
