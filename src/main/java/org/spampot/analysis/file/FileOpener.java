package org.spampot.analysis.file;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.spampot.model.Bytes;
import org.spampot.model.FileEntry;

/// Opens the files of one message: tells what each is, reads it with the reader of its kind, and opens what is inside in
/// the same way, within one budget.
///
/// Thread-safety: none, one thread analyzes one mail.
public final class FileOpener {
    final Budget budget;
    final Passwords passwords;
    private final boolean keeps;

    /// @param passwords words of the message that may open its archives
    public FileOpener(Budget budget, Passwords passwords) {
        this(budget, passwords, false);
    }

    /// @param keeps whether [Contents#inside()] is wanted
    public FileOpener(Budget budget, Passwords passwords, boolean keeps) {
        this.keeps = keeps;
        this.budget = budget;
        this.passwords = passwords;
    }

    /// Opens an attachment.
    ///
    /// @param readAsText true when the part's text is read anyway, as a part that mail programs show
    public Contents open(Bytes bytes, String name, String declaredType, boolean readAsText) {
        var out = new Contents();
        Detected type = Sniff.of(bytes);
        var file = new OpenFile(bytes, name, "", 0, type, out, out.flags, this);
        if (readAsText && !(type.kind() == Kind.HTML && declaredType.equals("text/plain")
                && Names.hasHtmlName(name))) {
            file.quiet();
        }
        if (type.kind() == Kind.EML && readAsText) {
            Names.check(file);
        } else {
            read(file);
        }
        Names.checkDeclared(declaredType, file);
        out.type = file.type();
        return out;
    }

    void entry(OpenFile in, String how, String path, Bytes content, Set<String> flags) {
        if (!budget.takeEntry()) {
            return;
        }
        String sha256 = content.sha256();
        int index = in.out.entries.size();
        var file = new OpenFile(content, path, how, in.depth + 1, Sniff.of(content), in.out, flags, this);
        // its place in the list is before what is in it
        in.out.entries.add(new FileEntry(how, "", content.size(), sha256, List.copyOf(flags)));
        if (budget.isNew(sha256) && budget.takeDepth(file.depth)) {
            if (keeps) {
                in.out.inside.add(new Contents.Inside(how, content));
            }
            if (file.type().kind().family == Kind.Family.IMAGE) {
                in.out.picture(how, content);
            }
            read(file);
        } else {
            Names.check(file);
        }
        in.out.entries.set(index, new FileEntry(how, file.type().type(), content.size(), sha256,
                flags.stream().toList()));
    }

    void listed(OpenFile in, String how, String path, long size, Set<String> flags) {
        if (budget.takeEntry()) {
            var file = new OpenFile(Bytes.EMPTY, path, how, in.depth + 1, Detected.NONE, in.out, flags, this);
            Names.check(file);
            in.out.entries.add(new FileEntry(how, "", size, "", flags.stream().toList()));
        }
    }

    private static void read(OpenFile file) {
        try {
            Readers.of(file.type().kind()).read(file);
            Appended.look(file);
        } catch (IOException broken) {
            file.oddity("file-broken", broken.getMessage() == null ? "" : broken.getMessage());
        } catch (RuntimeException | StackOverflowError odd) {
            // the readers of libraries are not made for every hostile file: what was read before counts
            file.oddity("file-broken", odd.getClass().getSimpleName());
        }
        if (file.type().kind().family == Kind.Family.EXECUTABLE) {
            file.flag("executable");
        }
        Names.check(file);
    }
}
