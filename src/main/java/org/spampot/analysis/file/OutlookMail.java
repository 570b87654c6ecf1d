package org.spampot.analysis.file;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.spampot.model.Bytes;

/// A message saved by Outlook as mail: the header that it came with, and as its only part the file itself, of which nothing is
/// changed. What is in the file is found by its reader, as in any attachment.
public final class OutlookMail {
    private static final String PROPERTY = "__substg1.0_";
    private static final String HEADER = PROPERTY + "007D";
    /// What tells of a body that is not there as it was sent.
    private static final Pattern OF_BODY = Pattern.compile("(?i)(?:MIME-Version|Content-[\\w-]{1,40})[ \\t]*:.*");
    private static final Pattern BREAK = Pattern.compile("\\r?\\n|\\r");

    private OutlookMail() {}

    /// Nothing when `file` is no message of Outlook.
    public static @Nullable Bytes of(Bytes file) {
        var compound = new CompoundFile(file.toArray(), new Budget());
        if (compound.find("__properties_version1.0") == null) {
            return null;
        }
        String header = OutlookMessage.string(compound, HEADER);
        String kept = kept(header.isBlank() ? properties(compound) : header);
        String body = Base64.getMimeEncoder(76, new byte[]{'\n'}).encodeToString(file.toArray());
        return Bytes.utf8(kept + "MIME-Version: 1.0\nContent-Type: application/vnd.ms-outlook; name=\"message.msg\"\n"
                + "Content-Disposition: attachment; filename=\"message.msg\"\nContent-Transfer-Encoding: base64\n\n"
                + body + "\n");
    }

    /// The header without what is of the body, one line end each, and none that would end it.
    private static String kept(String header) {
        var out = new StringBuilder();
        boolean ofBody = false;
        for (String line : BREAK.split(header, -1)) {
            boolean goesOn = line.startsWith(" ") || line.startsWith("\t");
            ofBody = goesOn ? ofBody : OF_BODY.matcher(line).matches();
            if (!ofBody && !line.isBlank()) {
                out.append(line).append('\n');
            }
        }
        return out.toString();
    }

    /// Of what was never sent, or by Exchange alone.
    private static String properties(CompoundFile compound) {
        String address = OutlookMessage.string(compound, PROPERTY + "5D01");
        String name = OutlookMessage.string(compound, PROPERTY + "0C1A");
        return field("From", address.isEmpty() ? "" : word(name) + "<" + address + ">")
                + field("To", word(OutlookMessage.string(compound, PROPERTY + "0E04")))
                + field("Subject", word(OutlookMessage.string(compound, PROPERTY + "0037")))
                + field("Message-ID", OutlookMessage.string(compound, PROPERTY + "1035"));
    }

    private static String field(String name, String value) {
        String line = BREAK.matcher(value).replaceAll(" ").strip();
        return line.isEmpty() ? "" : name + ": " + line + "\n";
    }

    /// As an encoded word (RFC 2047), if it has to be one.
    private static String word(String text) {
        return text.chars().allMatch(c -> c >= ' ' && c < 0x7f)
                ? text + " "
                : "=?utf-8?B?" + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)) + "?= ";
    }
}
