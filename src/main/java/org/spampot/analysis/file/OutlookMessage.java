package org.spampot.analysis.file;

import java.util.Set;
import java.util.TreeSet;
import org.spampot.mime.Charsets;
import org.spampot.model.Bytes;

/// A message saved by Outlook ([MS-OXMSG]): properties as streams named by their numbers, attachments as folders.
final class OutlookMessage {
    private static final String STREAM = "__substg1.0_";
    private static final String ATTACHMENT = "__attach_version1.0_";
    private static final int DEEPEST = 4;

    private OutlookMessage() {}

    static void read(OpenFile file, CompoundFile compound) {
        message(file, compound, "", 0);
    }

    /// @param folder of the message, with a slash at its end; empty for the file's own
    private static void message(OpenFile file, CompoundFile compound, String folder, int depth) {
        String how = "message/".repeat(depth);
        text(file, compound, folder + STREAM + "0037", how + "header:subject");
        text(file, compound, folder + STREAM + "0C1F", how + "header:from");
        text(file, compound, folder + STREAM + "0E04", how + "header:to");
        text(file, compound, folder + STREAM + "007D", how + "header");
        text(file, compound, folder + STREAM + "1000", how + "body");
        body(file, compound, folder, how);
        for (String attachment : attachments(compound, folder)) {
            attachment(file, compound, attachment, depth);
        }
    }

    /// HTML as such, or in RTF, which Outlook wraps around the HTML it was sent.
    private static void body(OpenFile file, CompoundFile compound, String folder, String how) {
        byte[] html = compound.content(folder + STREAM + "10130102");
        if (html.length > 0) {
            file.page(how + "body", Charsets.decode(Bytes.own(html), "").text());
            return;
        }
        String wide = string(compound, folder + STREAM + "1013");
        if (!wide.isEmpty()) {
            file.page(how + "body", wide);
            return;
        }
        byte[] rtf = compound.content(folder + STREAM + "10090102");
        String plain = rtf.length > 16 ? Rtf.uncompressed(rtf, file.budget()) : "";
        if (plain.contains("\\fromhtml")) {
            file.page(how + "body:rtf", Rtf.html(plain));
        } else if (!plain.isEmpty()) {
            file.text(how + "body:rtf", Rtf.text(plain));
        }
    }

    private static void text(OpenFile file, CompoundFile compound, String property, String how) {
        String text = string(compound, property);
        if (!text.isBlank()) {
            file.text(how, text);
        }
    }

    /// A property of text, in two bytes a character or one; empty when there is none.
    static String string(CompoundFile compound, String property) {
        byte[] wide = compound.content(property + "001F");
        return wide.length > 0
                ? Little.utf16(wide, 0, wide.length)
                : Bytes.own(compound.content(property + "001E")).text();
    }

    private static Set<String> attachments(CompoundFile compound, String folder) {
        Set<String> folders = new TreeSet<>();
        String start = folder + ATTACHMENT;
        for (CompoundFile.Stream stream : compound.streams()) {
            if (stream.folder() && stream.path().regionMatches(true, 0, start, 0, start.length())
                    && stream.path().indexOf('/', folder.length()) < 0) {
                folders.add(stream.path() + "/");
            }
        }
        return folders;
    }

    private static void attachment(OpenFile file, CompoundFile compound, String folder, int depth) {
        String name = string(compound, folder + STREAM + "3707");
        name = name.isEmpty() ? string(compound, folder + STREAM + "3704") : name;
        name = name.isEmpty() ? string(compound, folder + STREAM + "3001") : name;
        name = name.isEmpty() ? "attachment" : name;
        byte[] content = compound.content(folder + STREAM + "37010102");
        String inside = folder + STREAM + "3701000D";
        if (content.length > 0) {
            file.entry("msg", name, Bytes.own(content));
        } else {
            file.listed("msg", name, -1);
            if (compound.find(inside) != null && depth < DEEPEST && file.budget().hasEntries()) {
                message(file, compound, inside + "/", depth + 1);
            }
        }
    }
}
