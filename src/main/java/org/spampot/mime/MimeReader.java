package org.spampot.mime;

import org.spampot.model.Bytes;

/// Reads a message into its MIME tree. Every input is a message: nothing throws, time and memory are linear in the size
/// of the content, and what is over a limit is left out and said.
///
/// Where mail programs differ in how they read something, the tree is what most of them show, and each other reading is
/// in [MimePart#readings()] of the part it is about; so nothing that some program shows stays unseen.
///
/// Thread-safety: no state.
public final class MimeReader {
    private MimeReader() {}

    /// Reads within [MimeLimits#DEFAULT].
    public static MimeMessage read(Bytes content) {
        return read(content, MimeLimits.DEFAULT);
    }

    /// The header alone, as it is in [#read(Bytes)]: for who has many messages to look through.
    ///
    /// @param start of a message, with all of its header
    public static HeaderFields header(Bytes start) {
        var context = new Context(MimeLimits.DEFAULT);
        byte[] data = start.toArray();
        LineEnds.note(data, context.notes());
        return new HeaderReader(data, 0, data.length, new Boundaries(Boundaries.EXACT), context.limits(),
                context.notes(), "1").read();
    }

    public static MimeMessage read(Bytes content, MimeLimits limits) {
        var context = new Context(limits);
        Notes notes = context.notes();
        byte[] data = content.toArray();
        LineEnds.Oddities lines = LineEnds.note(data, notes);
        MimePart root = new Reading(data, context).message("", 0);
        root = WholeReadings.of(data, lines, root, context);
        int seen = context.budget().seen();
        if (seen > limits.parts()) {
            notes.add(MimeDefect.TOO_MANY, root.number(), seen + " parts");
            notes.truncated("parts: the first " + limits.parts() + " of " + seen + " were read");
        }
        return new MimeMessage(root, notes.defects(), notes.truncated());
    }
}
