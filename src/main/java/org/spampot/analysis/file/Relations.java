package org.spampot.analysis.file;

import java.util.Locale;

/// The relations of an Office document to what is outside of it (ECMA-376 part 2): links that a reader clicks, and
/// templates, objects and pictures that the program fetches by itself.
final class Relations {
    private Relations() {}

    static void read(String xml, OpenFile file) {
        int at = xml.indexOf("<Relationship ");
        while (at >= 0) {
            int end = xml.indexOf('>', at);
            if (end < 0) {
                return;
            }
            one(xml.substring(at, end), file);
            at = xml.indexOf("<Relationship ", end);
        }
    }

    private static void one(String element, OpenFile file) {
        String[] found = {"", "", ""};
        Xml.attributes(element, " TargetMode", value -> found[0] = value);
        Xml.attributes(element, " Type", value -> found[1] = value);
        Xml.attributes(element, " Target", value -> found[2] = Xml.unescaped(value));
        if (!found[0].equalsIgnoreCase("External")) {
            return;
        }
        String type = found[1].substring(found[1].lastIndexOf('/') + 1);
        file.url("office:" + what(type), found[2]);
        if (type.equals("attachedTemplate") || type.equals("oleObject") || type.equals("frame")
                || type.equals("subDocument") || type.equals("externalLinkPath")) {
            file.flag("external-" + what(type));
        }
    }

    private static String what(String type) {
        return switch (type) {
            case "hyperlink" -> "link";
            case "attachedTemplate" -> "template";
            case "oleObject" -> "object";
            case "image", "frame", "video", "audio", "media" -> type;
            case "subDocument" -> "document";
            case "externalLinkPath" -> "workbook";
            default -> type.length() < 30 && type.chars().allMatch(Character::isLetter)
                    ? type.toLowerCase(Locale.ROOT)
                    : "other";
        };
    }
}
