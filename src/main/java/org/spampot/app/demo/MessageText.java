package org.spampot.app.demo;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.spampot.model.Bytes;

/// Turns the lines of a script's message into what goes over the wire: blocks encoded, dots stuffed
/// (RFC 5321 section 4.5.2), the end-of-data line behind.
final class MessageText {
    private static final Pattern FILE = Pattern.compile("\\{\\{(pdf|png|zip) (.*)}}");
    private static final Pattern BLOCK = Pattern.compile("\\{\\{(base64|qp) ([\\w-]+)");
    private static final int LINE = 76;

    private MessageText() {}

    static Bytes onTheWire(List<String> lines, Template template) {
        var wire = new StringBuilder();
        for (String line : encoded(lines, template)) {
            wire.append(line.startsWith(".") ? "." : "").append(line).append("\r\n");
        }
        return Bytes.utf8(wire.append(".\r\n").toString());
    }

    private static List<String> encoded(List<String> lines, Template template) {
        var encoded = new ArrayList<String>();
        for (int index = 0; index < lines.size(); index++) {
            var file = FILE.matcher(lines.get(index));
            var block = BLOCK.matcher(lines.get(index));
            if (file.matches()) {
                encoded.addAll(base64(file(file.group(1), template.fill(file.group(2)))));
            } else if (block.matches()) {
                var inside = new StringBuilder();
                while (!lines.get(++index).equals("}}")) {
                    inside.append(template.fill(lines.get(index))).append("\r\n");
                }
                byte[] bytes = inside.toString().getBytes(Charset.forName(block.group(2)));
                encoded.addAll(block.group(1).equals("qp") ? quotedPrintable(bytes) : base64(bytes));
            } else {
                encoded.add(template.fill(lines.get(index)));
            }
        }
        return encoded;
    }

    private static byte[] file(String kind, String argument) {
        return switch (kind) {
            case "pdf" -> SampleFile.pdf(argument);
            case "png" -> SampleFile.png(Integer.parseInt(argument.substring(0, argument.indexOf('x'))),
                    Integer.parseInt(argument.substring(argument.indexOf('x') + 1)));
            case "zip" -> SampleFile.zip(argument.substring(0, argument.indexOf('=')),
                    argument.substring(argument.indexOf('=') + 1));
            default -> throw new IllegalArgumentException("no such sample file: " + kind);
        };
    }

    private static List<String> base64(byte[] bytes) {
        return List.of(Base64.getMimeEncoder(LINE, new byte[]{'\n'}).encodeToString(bytes).split("\n"));
    }

    /// RFC 2045 section 6.7. Line ends in `bytes` are CRLF and stay line ends.
    private static List<String> quotedPrintable(byte[] bytes) {
        var lines = new ArrayList<String>();
        for (String line : new String(bytes, StandardCharsets.ISO_8859_1).split("\r\n", -1)) {
            var out = new StringBuilder();
            for (int at = 0; at < line.length(); at++) {
                char c = line.charAt(at);
                String piece = c == '=' || c < ' ' || c > '~' ? String.format("=%02X", (int) c) : String.valueOf(c);
                if (out.length() + piece.length() >= LINE) {
                    lines.add(out.append('=').toString());
                    out.setLength(0);
                }
                out.append(piece);
            }
            lines.add(out.toString());
        }
        if (lines.getLast().isEmpty()) {
            lines.removeLast();
        }
        return lines;
    }
}
