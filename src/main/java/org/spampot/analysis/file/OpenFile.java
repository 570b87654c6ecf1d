package org.spampot.analysis.file;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.spampot.model.Bytes;

/// One file being read, and the only way of its reader to say what it found.
///
/// Thread-safety: none.
final class OpenFile {
    final Bytes bytes;
    /// As given; may hold anything.
    final String name;
    /// How it was reached; empty for an attachment itself.
    final String how;
    final int depth;
    final Contents out;
    final Set<String> flags;
    private final FileOpener opener;
    private Detected type;
    private boolean quiet;

    OpenFile(Bytes bytes, String name, String how, int depth, Detected type, Contents out, Set<String> flags,
            FileOpener opener) {
        this.bytes = bytes;
        this.name = name;
        this.how = how;
        this.depth = depth;
        this.type = type;
        this.out = out;
        this.flags = flags;
        this.opener = opener;
    }

    Budget budget() {
        return opener.budget;
    }

    Passwords passwords() {
        return opener.passwords;
    }

    Detected type() {
        return type;
    }

    /// Tells a kind more exactly than the first look could.
    void is(Kind kind, String exact) {
        type = new Detected(kind, exact);
    }

    void flag(String flag) {
        flags.add(flag);
    }

    /// An oddity of this file.
    void oddity(String oddity, String detail) {
        out.oddity(oddity, how.isEmpty() ? detail : detail.isEmpty() ? how : how + ": " + detail);
    }

    /// Leaves out text that is read elsewhere.
    void quiet() {
        quiet = true;
    }

    /// The file is a text.
    void text(String text) {
        if (!quiet) {
            put(out.texts, how.isEmpty() ? "file" : how, text);
        }
    }

    /// The file is a page of HTML.
    void page(String html) {
        if (!quiet) {
            put(out.pages, how.isEmpty() ? "file" : how, html);
        }
    }

    /// Text found in the file.
    void text(String what, String text) {
        put(out.texts, step(what), text);
    }

    void page(String what, String html) {
        put(out.pages, step(what), html);
    }

    private void put(List<Contents.Text> list, String where, String text) {
        String kept = text.substring(0, budget().takeText(text.length()));
        if (!kept.isBlank()) {
            list.add(new Contents.Text(where, kept));
        }
    }

    /// A URL that the file names.
    void url(String what, String url) {
        if (!url.isBlank() && budget().takeUrl()) {
            out.references.add(new Contents.Reference(step(what), url));
        }
    }

    /// The bytes from `from` to `to`, as far as the budget goes: what is copied out counts like what is unpacked, since
    /// entries may share their data.
    Bytes taken(byte[] data, long from, long to) {
        long start = Math.clamp(from, 0, data.length);
        long wanted = Math.clamp(to, start, data.length) - start;
        int kept = (int) Math.min(wanted, budget().allowance(wanted));
        budget().spend(kept);
        if (kept < wanted) {
            budget().overBytes();
        }
        return Bytes.own(Little.slice(data, start, start + kept));
    }

    /// A picture that the file shows.
    void picture(String what, Bytes content) {
        out.picture(step(what), content);
    }

    /// A file inside, with its content: it is listed and opened.
    void entry(String format, String path, Bytes content, String... known) {
        Names.checkPath(path, this);
        opener.entry(this, step(format + ":" + Names.shown(path)), path, content, new LinkedHashSet<>(List.of(known)));
    }

    /// A file inside of which only the name is read.
    void listed(String format, String path, long size, String... known) {
        Names.checkPath(path, this);
        opener.listed(this, step(format + ":" + Names.shown(path)), path, size, new LinkedHashSet<>(List.of(known)));
    }

    private String step(String what) {
        return how.isEmpty() ? what : how + "!" + what;
    }
}
