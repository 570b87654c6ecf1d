package org.spampot.mime;

import java.util.ArrayList;
import java.util.List;
import org.spampot.model.Bytes;

/// Finds out where mail programs differ about a part that was read, and reads it as the others do too.
///
/// Each other reading is a part with a number of its own (`2~type`), is bounded by the [Budget], and is kept only when it
/// gives something else than the first one. Readings may have readings, to a small depth.
final class Readings {
    /// Doubts inside doubts inside doubts; nobody's program errs so often in a row.
    private static final int MOST_NESTED = 3;
    /// A preamble up to this length is what programs put there for those that know no MIME.
    private static final int USUAL_PREAMBLE = 200;

    /// Bytes from `from` to `to`.
    record Span(Bytes all, int from, int to) {
        Bytes bytes() {
            return all.slice(from, Math.max(from, to));
        }
    }

    private final Context context;
    private final PartHead head;
    private final Span body;
    private final int depth;
    private final List<MimePart> found = new ArrayList<>();

    /// @param head what the part was read by
    /// @param body as it was sent
    /// @param depth of the part
    Readings(Context context, PartHead head, Span body, int depth) {
        this.context = context;
        this.head = head;
        this.body = body;
        this.depth = depth;
    }

    /// The part with its other readings.
    ///
    /// @param variants other ways to read its header
    MimePart add(Reading.Content content, List<HeaderVariants.Variant> variants) {
        MimePart part = content.part();
        if (nested(part.number()) >= MOST_NESTED) {
            return part;
        }
        for (HeaderVariants.Variant variant : variants) {
            PartHead other = PartHead.of(variant.fields(), ContentType.TEXT, new Notes(), part.number());
            read(part, variant.word(), other, new Span(body.all, variant.body(), body.to).bytes(), Boundaries.EXACT);
        }
        for (OtherHeads.Other other : OtherHeads.of(head)) {
            read(part, other.word(), other.head(), body.bytes(), Boundaries.EXACT);
        }
        if (content.lookAlikes()) {
            read(part, "lookalike", head.unnamed(head.type(), ""), body.bytes(), Boundaries.LOOSE);
        }
        if (part.isContainer()) {
            container(part);
        } else {
            var leaf = new LeafReadings(context, part, head, body.bytes());
            leaf.run((word, otherHead, bytes) -> read(part, word, otherHead, bytes, Boundaries.EXACT), found::add);
        }
        return found.isEmpty() ? part : part.withReadings(found);
    }

    private void container(MimePart part) {
        if (part.type().is("multipart") && !part.between().isEmpty()) {
            preamble(part, part.between().getFirst());
            epilogue(part, part.between().getLast());
        }
        boolean coded = TransferDecoding.isCoded(head.encoding());
        if (coded && part.type().is("message") && Sniff.isMessage(body.bytes().slice(0, start()).toArray())) {
            read(part, "raw", head.unnamed(head.type(), ""), body.bytes(), Boundaries.EXACT);
        }
        if (head.encoding().equals("quoted-printable") && part.type().is("multipart")
                && context.takeDecoded(body.to - body.from, part.number())) {
            Bytes decoded = TransferDecoding.decode(body.bytes(), head.encoding(), new Notes(), "");
            read(part, "decoded", head.unnamed(head.type(), ""), decoded, Boundaries.EXACT);
        }
    }

    private int start() {
        return Math.min(512, Math.max(0, body.to - body.from));
    }

    private void preamble(MimePart part, Bytes preamble) {
        String text = preamble.latin1();
        if (text.isBlank() || (preamble.size() <= USUAL_PREAMBLE && !text.contains("://") && !text.contains("www.")
                && !text.contains("<"))) {
            return;
        }
        context.notes().add(MimeDefect.TEXT_IN_PREAMBLE, part.number(), preamble.size() + " bytes");
        read(part, "preamble", PartHead.made("text/plain", ""), preamble, Boundaries.EXACT);
    }

    private void epilogue(MimePart part, Bytes epilogue) {
        String boundary = "--" + head.type().boundary();
        String text = epilogue.latin1();
        int again = text.indexOf(boundary);
        if (again == 0 || (again > 0 && text.charAt(again - 1) == '\n')) {
            context.notes().add(MimeDefect.PARTS_AFTER_CLOSE, part.number(), "");
            read(part, "epilogue", head.unnamed(head.type(), ""), epilogue, Boundaries.EXACT);
        } else if (!text.isBlank()) {
            read(part, "epilogue", PartHead.made("text/plain", ""), epilogue, Boundaries.EXACT);
        }
    }

    private void read(MimePart part, String word, PartHead otherHead, Bytes bytes, boolean loose) {
        if (bytes.isEmpty() || !context.takeReading(bytes.size(), part.number())) {
            return;
        }
        MimePart other = read(context, number(part, word), otherHead, bytes, depth, loose);
        if (!same(part, other) && found.stream().noneMatch(each -> same(each, other))) {
            found.add(other);
        }
    }

    /// The part `number` that `bytes` are when they are read by `head`.
    static MimePart read(Context context, String number, PartHead head, Bytes bytes, int depth, boolean loose) {
        context.budget().takePart();
        byte[] data = bytes.toArray();
        var reading = new Reading(data, context, new Boundaries(loose));
        Reading.Content content = reading.content(head, number + ".", false, number, depth);
        return new Readings(context, head, new Span(Bytes.own(data), 0, data.length), depth).add(content, List.of());
    }

    private String number(MimePart part, String word) {
        String number = part.number() + "~" + word;
        int times = 1;
        for (MimePart each : found) {
            times += each.number().equals(number + (times == 1 ? "" : String.valueOf(times))) ? 1 : 0;
        }
        return times == 1 ? number : number + times;
    }

    private static boolean same(MimePart one, MimePart other) {
        if (!one.type().name().equals(other.type().name()) || !one.type().charset().equals(other.type().charset())
                || !one.body().equals(other.body()) || one.children().size() != other.children().size()) {
            return false;
        }
        for (int index = 0; index < one.children().size(); index++) {
            if (!same(one.children().get(index), other.children().get(index))) {
                return false;
            }
        }
        return true;
    }

    private static int nested(String number) {
        return (int) number.chars().filter(c -> c == '~').count();
    }
}
