package org.spampot.analysis.file;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.spampot.model.Bytes;

/// A message saved by Outlook ([MS-OXMSG]): properties as streams named by their numbers, attachments as folders.
final class OutlookMessage {
    private static final String STREAM = "__substg1.0_";
    private static final String ATTACHMENT = "__attach_version1.0_";

    private OutlookMessage() {}

    static void read(OpenFile file, CompoundFile compound) {
        text(file, compound, "0037", "header:subject");
        text(file, compound, "0C1F", "header:from");
        text(file, compound, "007D", "header");
        text(file, compound, "1000", "body");
        byte[] html = compound.content(STREAM + "10130102");
        if (html.length > 0) {
            file.page("body", Bytes.own(html).text());
        } else {
            String wide = string(compound, "", "1013");
            if (!wide.isEmpty()) {
                file.page("body", wide);
            }
        }
        byte[] rtf = compound.content(STREAM + "10090102");
        if (html.length == 0 && rtf.length > 16) {
            String plain = Rtf.uncompressed(rtf, file.budget());
            if (!plain.isEmpty()) {
                file.text("body:rtf", Rtf.text(plain));
            }
        }
        for (String folder : attachments(compound)) {
            attachment(file, compound, folder);
        }
    }

    private static void text(OpenFile file, CompoundFile compound, String property, String how) {
        String text = string(compound, "", property);
        if (!text.isBlank()) {
            file.text(how, text);
        }
    }

    private static String string(CompoundFile compound, String folder, String property) {
        byte[] wide = compound.content(folder + STREAM + property + "001F");
        return wide.length > 0
                ? Little.utf16(wide, 0, wide.length)
                : Bytes.own(compound.content(folder + STREAM + property + "001E")).text();
    }

    private static Set<String> attachments(CompoundFile compound) {
        Set<String> folders = new TreeSet<>();
        for (CompoundFile.Stream stream : compound.streams()) {
            if (stream.folder() && stream.path().toLowerCase(Locale.ROOT).startsWith(ATTACHMENT)
                    && stream.path().indexOf('/') < 0) {
                folders.add(stream.path() + "/");
            }
        }
        return folders;
    }

    private static void attachment(OpenFile file, CompoundFile compound, String folder) {
        String name = string(compound, folder, "3707");
        name = name.isEmpty() ? string(compound, folder, "3704") : name;
        byte[] content = compound.content(folder + STREAM + "37010102");
        if (content.length > 0) {
            file.entry("msg", name.isEmpty() ? "attachment" : name, Bytes.own(content));
        } else {
            file.listed("msg", name.isEmpty() ? "attachment" : name, -1);
        }
    }
}
