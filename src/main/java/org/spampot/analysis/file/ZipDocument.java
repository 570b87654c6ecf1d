package org.spampot.analysis.file;

import java.util.Locale;
import java.util.Set;
import org.spampot.model.Bytes;

/// What a zip is beyond a zip: an Office or OpenDocument document, a Java archive, an Android package. Told by the names
/// of its entries; the parts of documents that carry text and links are read here and are no entries of their own.
final class ZipDocument {
    private static final String OOXML = "application/vnd.openxmlformats-officedocument.";
    private static final int MOST_SHEETS_TEXT = 200;

    private final OpenFile file;
    private final Kind kind;
    private final StringBuilder text = new StringBuilder();
    private int read;

    private ZipDocument(OpenFile file, Kind kind) {
        this.file = file;
        this.kind = kind;
    }

    static ZipDocument of(Set<String> names, OpenFile file) {
        Kind kind = kind(names);
        switch (kind) {
            case OOXML -> file.is(kind, ooxml(names));
            case ODF, JAR, APK -> file.is(kind, kind.type);
            default -> {
                // a plain zip
            }
        }
        return new ZipDocument(file, kind);
    }

    private static Kind kind(Set<String> names) {
        if (names.contains("[Content_Types].xml")) {
            return Kind.OOXML;
        }
        if (names.contains("mimetype") && names.contains("content.xml")) {
            return Kind.ODF;
        }
        if (names.contains("AndroidManifest.xml")) {
            return Kind.APK;
        }
        return names.contains("META-INF/MANIFEST.MF") ? Kind.JAR : Kind.ZIP;
    }

    private static String ooxml(Set<String> names) {
        if (names.stream().anyMatch(name -> name.startsWith("word/"))) {
            return OOXML + "wordprocessingml.document";
        }
        if (names.stream().anyMatch(name -> name.startsWith("xl/"))) {
            return OOXML + "spreadsheetml.sheet";
        }
        return names.stream().anyMatch(name -> name.startsWith("ppt/"))
                ? OOXML + "presentationml.presentation"
                : Kind.OOXML.type;
    }

    /// Reads a part of the document; false when it is a file of its own.
    boolean part(String name, Bytes content) {
        String lower = name.toLowerCase(Locale.ROOT);
        return switch (kind) {
            case OOXML -> office(lower, content);
            case ODF -> openDocument(lower, content);
            case JAR, APK -> lower.endsWith(".class") || lower.startsWith("res/") || lower.startsWith("meta-inf/");
            default -> false;
        };
    }

    private boolean office(String name, Bytes content) {
        if (name.endsWith(".rels")) {
            Relations.read(content.text(), file);
            return true;
        }
        if (name.endsWith("vbaproject.bin")) {
            file.flag("macros");
            return false;
        }
        if (name.startsWith("xl/macrosheets/")) {
            file.flag("xlm-macros");
        }
        if (name.contains("/embeddings/") || (name.contains("/activex/") && name.endsWith(".bin"))) {
            file.flag("embedded-objects");
            return false;
        }
        if (name.endsWith(".xml") || name.endsWith(".vml")) {
            xml(content);
            return true;
        }
        return false;
    }

    private boolean openDocument(String name, Bytes content) {
        if (name.startsWith("basic/") || name.startsWith("scripts/")) {
            file.flag("macros");
            return false;
        }
        if (name.equals("mimetype")) {
            file.is(Kind.ODF, content.latin1().strip().substring(0, Math.min(100, content.latin1().strip().length())));
            return true;
        }
        if (!name.endsWith(".xml") || name.startsWith("meta-inf/")) {
            return name.endsWith(".rdf") || name.startsWith("meta-inf/");
        }
        xml(content);
        Xml.attributes(content.text(), "xlink:href", url -> {
            if (url.contains(":")) {
                file.url("office:link", Xml.unescaped(url));
            }
        });
        return true;
    }

    private void xml(Bytes content) {
        if (read++ < MOST_SHEETS_TEXT) {
            String source = content.text();
            Xml.text(source, text);
            if (source.contains("ddeLink") || dde(source)) {
                file.flag("dde");
            }
        }
    }

    /// A field of Word that starts a program: `DDE` or `DDEAUTO` as an instruction.
    private static boolean dde(String source) {
        int at = source.indexOf("instr");
        if (at < 0) {
            return false;
        }
        var words = new StringBuilder();
        Xml.instructions(source, words);
        String instructions = words.toString().toUpperCase(Locale.ROOT);
        return instructions.contains("DDEAUTO") || instructions.strip().startsWith("DDE ")
                || instructions.contains(" DDE ");
    }

    void done() {
        if (!text.isEmpty()) {
            file.text("office:text", text.toString());
        }
    }
}
