package org.spampot.analysis.file;

import static org.spampot.analysis.file.ZipMaker.bytes;
import static org.spampot.analysis.file.ZipMaker.join;
import static org.spampot.analysis.file.ZipMaker.u16;
import static org.spampot.analysis.file.ZipMaker.u32;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.spampot.model.Bytes;

/// Documents and what must be found in each: all flags, URLs that are named, files inside, and no others; words that the
/// text must hold.
final class DocumentCases {
    private static final String EXTERNAL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    record Case(String name, String file, Bytes content, String type, List<String> flags, List<String> urls,
            List<String> entries, List<String> words) {
        @Override
        public String toString() {
            return name;
        }
    }

    private final List<Case> cases = new ArrayList<>();

    static List<Case> all() {
        var all = new DocumentCases();
        all.office();
        all.compound();
        all.pdf();
        all.pdfActions();
        all.rtf();
        all.small();
        all.pages();
        all.programs();
        return all.cases;
    }

    private void add(String name, byte[] content, String type, String flags, String urls, String entries,
            String... words) {
        cases.add(new Case(name, "file", Bytes.own(content), type, list(flags), list(urls), list(entries),
                List.of(words)));
    }

    private static List<String> list(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" ", -1));
    }

    private static final String WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private static final String SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String SLIDES = "application/vnd.openxmlformats-officedocument.presentationml.presentation";

    private static ZipMaker ooxml(String part, String xml) {
        return new ZipMaker().entry("[Content_Types].xml", "<Types/>").entry(part, xml);
    }

    private static String relation(String type, String target) {
        return "<Relationships><Relationship Id=\"r1\" Type=\"" + EXTERNAL + type + "\" Target=\"" + target
                + "\" TargetMode=\"External\"/></Relationships>";
    }

    private void office() {
        add("docx text", ooxml("word/document.xml",
                "<w:p><w:r><w:t>Pay at </w:t></w:r><w:r><w:t>www.pay.example.com</w:t></w:r></w:p>").done(), WORD, "",
                "", "", "Pay at www.pay.example.com");
        add("docx link", ooxml("word/document.xml", "<w:t>x</w:t>").entry("word/_rels/document.xml.rels",
                relation("hyperlink", "http://docx.example.com/a?b=1&amp;c=2")).done(), WORD, "",
                "office:link=http://docx.example.com/a?b=1&c=2", "");
        add("docx external template", ooxml("word/document.xml", "<w:t>x</w:t>").entry("word/_rels/settings.xml.rels",
                relation("attachedTemplate", "http://tpl.example.com/x.dotm")).done(), WORD, "external-template",
                "office:template=http://tpl.example.com/x.dotm", "");
        add("docx external object", ooxml("word/document.xml", "<w:t>x</w:t>").entry("word/_rels/document.xml.rels",
                relation("oleObject", "mhtml:http://ole.example.com/x.html!x-usc:http://ole.example.com/x.html"))
                .done(), WORD, "external-object",
                "office:object=mhtml:http://ole.example.com/x.html!x-usc:http://ole.example.com/x.html", "");
        add("docx DDE", ooxml("word/document.xml", "<w:instrText>DDE</w:instrText><w:instrText>AUTO c:\\\\cmd.exe"
                + "</w:instrText>").done(), WORD, "dde", "", "");
        add("docx without DDE", ooxml("word/document.xml", "<w:instrText>HYPERLINK \"http://h.example.com/\""
                + "</w:instrText><w:t>We added DDE to it</w:t>").done(), WORD, "", "", "", "http://h.example.com/");
        add("docm macros", ooxml("word/document.xml", "<w:t>x</w:t>").entry("word/vbaProject.bin",
                project("Sub AutoOpen()\r\nShell \"cmd http://vba.example.com/\"\r\n"), true).done(), WORD, "macros",
                "", "zip:word/vbaProject.bin", "http://vba.example.com/");
        add("docx embedded", ooxml("word/document.xml", "<w:t>x</w:t>").entry("word/embeddings/oleObject1.bin",
                new CompoundMaker().stream("\u0001Ole10Native", packaged("run.bat", "start calc")).done(), true).done(),
                WORD, "embedded-objects", "",
                "zip:word/embeddings/oleObject1.bin zip:word/embeddings/oleObject1.bin!ole:run.bat", "start calc");
        add("xlsx strings", ooxml("xl/sharedStrings.xml", "<sst><si><t>see</t></si><si><t>http://xls.example.com/</t>"
                + "</si></sst>").done(), SHEET, "", "", "", "see\nhttp://xls.example.com/");
        add("xlsx XLM macros", ooxml("xl/macrosheets/sheet1.xml", "<f>EXEC(\"calc\")</f>").done(), SHEET, "xlm-macros",
                "", "", "EXEC(\"calc\")");
        add("pptx text", ooxml("ppt/slides/slide1.xml", "<a:p><a:t>slide http://ppt.example.com/</a:t></a:p>").done(),
                SLIDES, "", "", "", "slide http://ppt.example.com/");
        add("odt", new ZipMaker().entry("mimetype", "application/vnd.oasis.opendocument.text")
                .entry("content.xml", "<text:p>open <text:a xlink:href=\"http://odt.example.com/\">x</text:a></text:p>")
                .entry("Basic/Standard/Module1.xml", "Shell(\"calc\")").done(),
                "application/vnd.oasis.opendocument.text", "macros", "office:link=http://odt.example.com/",
                "zip:Basic/Standard/Module1.xml", "open x");
    }

    /// A project of macros: a container with one chunk in which all is literal.
    private static byte[] project(String source) {
        return new CompoundMaker().stream("VBA/ThisDocument", vba("Attribute VB_Name = \"A\"\r\n" + source)).done();
    }

    static byte[] vba(String source) {
        byte[] plain = bytes(source);
        var chunk = new java.io.ByteArrayOutputStream();
        for (int at = 0; at < plain.length; at += 8) {
            chunk.write(0);
            chunk.write(plain, at, Math.min(8, plain.length - at));
        }
        return join(new byte[77], new byte[]{1}, u16(chunk.size() - 1 | 0xb000), chunk.toByteArray());
    }

    private static byte[] packaged(String name, String content) {
        byte[] path = bytes("C:\\a\\" + name + "\0");
        return join(u32(0), u16(2), bytes(name + "\0"), bytes("C:\\a\\" + name + "\0"), u16(0), u16(3),
                u32(path.length), path, u32(content.length()), bytes(content));
    }

    private void compound() {
        byte[] fib = join(u16(0xa5ec), new byte[30]);
        add("doc text",
                new CompoundMaker().stream("WordDocument", join(fib, bytes("Visit http://doc.example.com/ now")))
                        .done(),
                "application/msword", "", "", "", "Visit http://doc.example.com/ now");
        add("doc wide text", new CompoundMaker().stream("WordDocument",
                join(fib, "Visit http://wide.example.com/".getBytes(StandardCharsets.UTF_16LE))).done(),
                "application/msword", "", "", "", "Visit http://wide.example.com/");
        byte[] locked = join(u16(0xa5ec), new byte[8], u16(0x100), new byte[20], bytes("gibberish http://x.example/"));
        add("doc encrypted", new CompoundMaker().stream("WordDocument", locked).done(), "application/msword",
                "encrypted", "", "");
        add("doc macros", new CompoundMaker().stream("WordDocument", fib).stream("Macros/VBA/ThisDocument",
                vba("Attribute VB_Name = \"A\"\r\nSub Document_Open()\r\nx = CreateObject(\"http://m.example.com/\")"))
                .done(), "application/msword", "macros macros-run-by-themselves macros-start-programs", "", "",
                "http://m.example.com/");
        add("xls", new CompoundMaker().stream("Workbook", join(record(0x809, new byte[16]),
                record(0x85, join(u32(0), new byte[]{0, 0}, bytes("\5\0Sheet"))), bytes("http://cell.example.com/")))
                .done(), "application/vnd.ms-excel", "", "", "", "http://cell.example.com/");
        add("xls with XLM", new CompoundMaker().stream("Workbook", join(record(0x809, new byte[16]),
                record(0x85, join(u32(0), new byte[]{2, 1}, bytes("\5\0Macro"))))).done(), "application/vnd.ms-excel",
                "xlm-macros very-hidden-sheet", "", "");
        add("xls encrypted", new CompoundMaker().stream("Workbook", join(record(0x809, new byte[16]),
                record(0x2f, new byte[50]))).done(), "application/vnd.ms-excel", "encrypted", "", "");
        add("docx encrypted", new CompoundMaker().stream("EncryptedPackage", new byte[600])
                .stream("EncryptionInfo", new byte[100]).done(), "application/x-tika-ooxml-protected", "encrypted", "",
                "");
        add("msg", new CompoundMaker().stream("__properties_version1.0", new byte[32])
                .stream("__substg1.0_0037001F", "Hello".getBytes(StandardCharsets.UTF_16LE))
                .stream("__substg1.0_1000001E", bytes("see http://msg.example.com/"))
                .stream("__attach_version1.0_#00000000/__substg1.0_3707001E", bytes("a.txt"))
                .stream("__attach_version1.0_#00000000/__substg1.0_37010102", bytes("http://inmsg.example.com/"))
                .done(), "application/vnd.ms-outlook", "", "", "msg:a.txt", "see http://msg.example.com/",
                "http://inmsg.example.com/");
    }

    private static byte[] record(int type, byte[] content) {
        return join(u16(type), u16(content.length), content);
    }

    private void pdf() {
        String type = "application/pdf";
        add("pdf text", PdfMaker.page("BT /F1 12 Tf (Visit http://pdf.example.com/ now) Tj ET").done(), type, "", "",
                "", "Visit http://pdf.example.com/ now");
        add("pdf text with kerning",
                PdfMaker.page("BT /F1 12 Tf [(ht) 10 (tp://k.ex) -5 (ample.com/) -300 (now)] TJ ET")
                        .done(),
                type, "", "", "", "http://k.example.com/ now");
        add("pdf lines", PdfMaker.page("BT /F1 9 Tf (one) Tj 0 -12 Td (two) Tj T* (three) Tj ET").done(), type, "", "",
                "", "one\ntwo\nthree");
        add("pdf escapes", PdfMaker.page("BT (a\\(b\\)\\101\\\nc) Tj <64 65 66> Tj ET").done(), type, "", "", "",
                "a(b)Acdef");
        String map = "1 begincodespacerange <0000> <ffff> endcodespacerange 1 beginbfrange <0001> <001a> <0061> "
                + "endbfrange 1 beginbfchar <0030> <002e> endbfchar";
        add("pdf with its own codes", new PdfMaker().object(1, PdfMaker.CATALOG).object(2, PdfMaker.PAGES)
                .object(3, PdfMaker.PAGE).packed(4, "", "BT /F1 9 Tf <000100020030> Tj ET")
                .object(5, "<< /Type /Font /Subtype /Type0 /ToUnicode 6 0 R >>").packed(6, "", map).done(), type, "",
                "",
                "", "ab.");
        add("pdf with differences", new PdfMaker().object(1, PdfMaker.CATALOG).object(2, PdfMaker.PAGES)
                .object(3, PdfMaker.PAGE).packed(4, "", "BT /F1 9 Tf (\1\2\3) Tj ET")
                .object(5, "<< /Type /Font /Subtype /Type1 /Encoding << /Differences [1 /h /i /period] >> >>").done(),
                type, "", "", "", "hi.");
        add("pdf link", PdfMaker.page("BT ET").object(6, "<< /Subtype /Link /A << /S /URI /URI (http://a.example.com/x"
                + "\\)y) >> >>").done(), type, "", "pdf:link=http://a.example.com/x)y", "");
        add("pdf link in hexadecimal",
                PdfMaker.page("BT ET").object(6, "<< /A << /S /URI /URI <687474703a2f2f682e65782f>"
                        + " >> >>").done(),
                type, "", "pdf:link=http://h.ex/", "");
        add("pdf link with escaped name", PdfMaker.page("BT ET").object(6, "<< /A << /S /U#52I /#55RI (http://n.ex/) >>"
                + " >>").done(), type, "", "pdf:link=http://n.ex/", "");
        String inside = "<< /A << /S /URI /URI (http://objstm.example.com/) >> >>";
        add("pdf object stream", PdfMaker.page("BT ET").packed(6, "/Type /ObjStm /N 1 /First 4", "7 0 " + inside)
                .done(), type, "", "pdf:link=http://objstm.example.com/", "");
        PdfMaker broken = PdfMaker.page("BT (still http://cut.example.com/ read) Tj ET");
        add("pdf cut", broken.cut(broken.size() - 60), type, "", "", "", "still http://cut.example.com/ read");
        add("pdf behind junk", join(bytes("junk\n"), PdfMaker.page("BT (after) Tj ET").done()), type, "", "", "",
                "after");
        add("pdf in hexadecimal and base 85", PdfMaker.page("BT ET").object(2, "<< /Kids [3 0 R 7 0 R] >>")
                .object(7, "<< /Type /Page /Contents [8 0 R 9 0 R] >>")
                .stream(8, "/Filter /ASCIIHexDecode", bytes("42542028686578292054 6a204554>"))
                .stream(9, "/Filter [/A85]", bytes("6<6\\8Eb0DHFCfN8F:i(*\"A>~>")).done(), type, "", "", "", "hex");
    }

    private void pdfActions() {
        String type = "application/pdf";
        add("pdf script", PdfMaker.page("BT ET").object(6, "<< /S /JavaScript /JS (app.launchURL\\('http://js.ex/'\\))"
                + " >>").object(1, "<< /Type /Catalog /Pages 2 0 R /OpenAction 6 0 R >>").done(), type,
                "open-action javascript", "", "", "app.launchURL('http://js.ex/')");
        add("pdf script in a stream", PdfMaker.page("BT ET").object(6, "<< /S /JavaScript /JS 7 0 R >>")
                .packed(7, "", "var u = 'http://jss.example.com/'").done(), type, "javascript", "", "",
                "var u = 'http://jss.example.com/'");
        add("pdf launch", PdfMaker.page("BT ET").object(6, "<< /S /Launch /Win << /F (cmd.exe) /P (/c calc) >> >>")
                .done(), type, "launch", "", "", "cmd.exe", "/c calc");
        add("pdf form", PdfMaker.page("BT ET").object(6, "<< /S /SubmitForm /F << /FS /URL /F (http://f.example.com/)"
                + " >> >>").done(), type, "submit-form", "pdf:form=http://f.example.com/", "");
        add("pdf embedded file", PdfMaker.page("BT ET").object(6, "<< /Type /Filespec /F (a.txt) /EF << /F 7 0 R >> >>")
                .packed(7, "/Type /EmbeddedFile", "http://inpdf.example.com/").done(), type, "embedded-file", "",
                "pdf:a.txt", "http://inpdf.example.com/");
        add("pdf encrypted, nobody knows how", PdfMaker.page("BT (secret) Tj ET").object(9,
                "<< /Filter /Other /V 99 /R 2 /O (x) /U (y) /P -1 >>").trailer("<< /Root 1 0 R /Encrypt 9 0 R >>")
                .done(), type, "encrypted", "", "");
        for (String each : List.of("rc4-40", "rc4-128", "aes-128", "aes-256", "aes-256-password")) {
            add("pdf encrypted " + each, FileFixtures.unzipped("encrypted-" + each + ".pdf.gz"), type, "encrypted",
                    "pdf:link=http://encrypted.example.com/link", "", "Visit http://encrypted.example.com/text");
        }
    }

    private void rtf() {
        String type = "application/rtf";
        add("rtf text", bytes("{\\rtf1{\\fonttbl{\\f0 Arial;}}\\f0 Visit \\b http://rtf.example.com/\\b0\\par next}"),
                type, "", "", "", "Visit http://rtf.example.com/\nnext");
        add("rtf field", bytes("{\\rtf1{\\field{\\*\\fldinst HYPERLINK \"http://field.example.com/\"}{\\fldrslt x}}}"),
                type, "", "", "", "http://field.example.com/");
        add("rtf template", bytes("{\\rtf1{\\*\\template http://rtft.example.com/a.dot}x}"), type, "external-template",
                "rtf:template=http://rtft.example.com/a.dot", "");
        String object = java.util.HexFormat.of().formatHex(join(u32(0x501), u32(2), u32(11), bytes("Equation.3\0")));
        add("rtf equation", bytes("{\\rtf1{\\object\\objemb\\objupdate{\\*\\objdata " + object + "}}}"), type,
                "embedded-objects objects-load-by-themselves equation-object", "", "rtf:Equation.3");
        add("rtf characters", bytes("{\\rtf1 caf\\'e9 \\u1087?\\u1088?}"), type, "", "", "", "café пр");
    }

    private void small() {
        byte[] lnk = join(u32(0x4c), ZipMaker.bytes("\1\u0014\2\0\0\0\0\0\u00c0\0\0\0\0\0\0F"), u32(0x20 | 0x80),
                new byte[52], u16(22), "/c http://lnk.example/".getBytes(StandardCharsets.UTF_16LE), u32(0));
        add("lnk arguments", lnk, "application/x-ms-shortcut", "arguments executable", "", "",
                "/c http://lnk.example/");
        add("url file", bytes("[InternetShortcut]\r\nURL=http://url.example.com/\r\nIconFile=\\\\host\\share\r\n"),
                "application/x-mswinurl", "", "url:url=http://url.example.com/ url:iconfile=\\\\host\\share", "");
        add("calendar", bytes("BEGIN:VCALENDAR\r\nDESCRIPTION:join http://ics.exam\r\n ple.com/ now\r\nEND:VCALENDAR"),
                "text/calendar", "", "", "", "join http://ics.example.com/ now");
        add("card", bytes("BEGIN:VCARD\nURL:http://vcf.example.com/\nEND:VCARD"), "text/x-vcard", "", "", "",
                "http://vcf.example.com/");
        byte[] guid = bytes("\u00e7\u0016\u00e3\u00bde&\u0011E\u00a4\u00c4\u008dM\u000bz\u009e"
                + "\u00ac");
        byte[] inside = bytes("@echo off\nstart http://one.example.com/\n");
        add("onenote", join(bytes("\u00e4R\\{\u008c\u00d8\u00a7M\u00ae\u00b1Sx\u00d0)\u0096\u00d3"), new byte[100],
                guid, u32(inside.length), u32(0), new byte[12], inside), "application/onenote;format=one",
                "embedded-file", "", "one:file1", "start http://one.example.com/");
        add("message", bytes("From: a@example.com\nTo: b@example.com\nSubject: hi\n\nsee http://eml.example.com/\n"),
                "message/rfc822", "", "", "", "see http://eml.example.com/");
    }

    private void pages() {
        add("page with a form", bytes("<html><form action='http://form.example.com/'><input type=password></form>"),
                "text/html", "form password-field", "", "");
        add("page that builds a file", bytes("<html><script>var b=new Blob([atob('TVqQ')]);URL.createObjectURL(b)"
                + "</script>"), "text/html", "script builds-file obfuscated-script", "", "");
        add("svg with a script", bytes("<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'><script>x</script>"
                + "</svg>"), "image/svg+xml", "script", "", "");
        add("wide page", "<html><body>hello</body></html>".getBytes(StandardCharsets.UTF_16), "text/html", "", "", "");
        add("page without anything", bytes("<p>Hello, I formed a script.</p><table><tr><td>x</td></tr></table>"),
                "text/html", "", "", "");
    }

    private void programs() {
        add("program for Windows", join(bytes("MZ"), new byte[58], u32(64), bytes("PE\0\0"), new byte[200]),
                "application/x-msdownload", "executable", "", "");
        add("program for Linux", join(bytes("\u007fELF\2\1\1"), new byte[57]), "application/x-elf", "executable", "",
                "");
        add("shell script", bytes("#!/bin/sh\ncurl http://sh.example.com/\n"), "text/x-script", "executable", "", "",
                "curl http://sh.example.com/");
        add("script", bytes("var s = new ActiveXObject('WScript.Shell'); s.Run('http://js.example.com/')"),
                "text/x-script", "executable", "", "", "http://js.example.com/");
        add("text that begins with MZ",
                bytes("MZ is how programs begin, says this text, which is one of letters only."),
                "text/plain", "", "", "", "MZ is how programs begin");
        add("picture", join(bytes("\u0089PNG\r\n\u001a\n"), ZipMaker.bytes("\0\0\0\rIHDR\0\0\2\u0080\0\0\1\u00e0"),
                new byte[9]), "image/png", "640x480", "", "");
        add("photo", join(bytes("\u00ff\u00d8\u00ff\u00e0\0\4ab\u00ff\u00c0\0\13\b\0d\0\u00c8\3"), new byte[9]),
                "image/jpeg", "200x100", "", "");
    }
}
