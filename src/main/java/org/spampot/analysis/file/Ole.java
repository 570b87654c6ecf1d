package org.spampot.analysis.file;

import java.util.Locale;

/// What a compound file is: a document of Word, Excel or PowerPoint up to 2003 or an encrypted later one, an Outlook
/// message, an installer, a project of macros; and what is in it.
final class Ole {
    private Ole() {}

    static void read(OpenFile file) {
        var compound = new CompoundFile(file.bytes.toArray(), file.budget());
        identify(file, compound);
        if (file.type().kind() == Kind.MSG) {
            OutlookMessage.read(file, compound);
            return;
        }
        for (CompoundFile.Stream stream : compound.streams()) {
            stream(file, compound, stream);
        }
    }

    private static void identify(OpenFile file, CompoundFile compound) {
        if (compound.find("EncryptedPackage") != null) {
            file.flag("encrypted");
            file.is(Kind.CFB, "application/x-tika-ooxml-protected");
        } else if (compound.find("__properties_version1.0") != null) {
            file.is(Kind.MSG, Kind.MSG.type);
        } else if (compound.find("WordDocument") != null) {
            file.is(Kind.CFB, "application/msword");
        } else if (compound.find("Workbook") != null || compound.find("Book") != null) {
            file.is(Kind.CFB, "application/vnd.ms-excel");
        } else if (compound.find("PowerPoint Document") != null) {
            file.is(Kind.CFB, "application/vnd.ms-powerpoint");
        } else if (compound.streams().stream().anyMatch(stream -> isInstallerName(stream.name()))) {
            file.is(Kind.MSI, Kind.MSI.type);
        }
    }

    /// Installers write their tables' names in characters of a private code, which begin so.
    private static boolean isInstallerName(String name) {
        return name.startsWith("\u4840");
    }

    private static void stream(OpenFile file, CompoundFile compound, CompoundFile.Stream stream) {
        String name = stream.name().toLowerCase(Locale.ROOT);
        switch (name) {
            case "_vba_project_cur", "macros", "_vba_project", "vba" -> file.flag("macros");
            case "worddocument" -> word(file, compound, stream);
            case "workbook", "book" -> Workbook.read(compound.content(stream), file);
            case "powerpoint document" -> file.text("office:text", Strings.of(compound.content(stream)));
            case "\u0001ole10native" -> packaged(file, compound.content(stream));
            case "package", "contents" -> {
                if (!stream.folder() && stream.path().indexOf('/') > 0) {
                    file.flag("embedded-objects");
                    file.entry("ole", stream.path(), compound.bytes(stream));
                }
            }
            case "equation native" -> file.flag("equation-object");
            default -> macros(file, compound, stream);
        }
    }

    private static void word(OpenFile file, CompoundFile compound, CompoundFile.Stream stream) {
        byte[] content = compound.content(stream);
        // the FIB's flags ([MS-DOC] section 2.5.2): bit 8 says encrypted
        if ((Little.u16(content, 10) & 0x100) != 0) {
            file.flag("encrypted");
            return;
        }
        String text = Strings.of(content);
        if (text.contains("DDEAUTO")) {
            file.flag("dde");
        }
        file.text("office:text", text);
    }

    /// An embedded file with its name ([MS-OLEDS] section 2.3.6, and what programs write into it).
    private static void packaged(OpenFile file, byte[] content) {
        file.flag("embedded-objects");
        int at = 6;
        int nameEnd = zero(content, at);
        String name = Little.name(content, at, nameEnd);
        at = zero(content, nameEnd + 1) + 1 + 4;
        int pathLength = (int) Little.u32(content, at);
        at += 4 + Math.clamp(pathLength, 0, content.length);
        long size = Little.u32(content, at);
        if (size > 0 && at + 4 + size <= content.length) {
            file.entry("ole", name, file.taken(content, at + 4, at + 4 + size));
        } else {
            file.listed("ole", name, -1);
        }
    }

    private static int zero(byte[] content, int from) {
        int at = from;
        while (at < content.length && content[at] != 0) {
            at++;
        }
        return at;
    }

    /// A module of macros keeps its source packed somewhere in its stream.
    private static void macros(OpenFile file, CompoundFile compound, CompoundFile.Stream stream) {
        if (stream.folder() || !stream.path().toLowerCase(Locale.ROOT).contains("vba/")) {
            return;
        }
        String source = Vba.source(compound.content(stream), file.budget());
        if (!source.isBlank()) {
            file.flag("macros");
            Vba.flags(source, file);
            file.text("macro:" + Names.shown(stream.name()), source);
        }
    }
}
