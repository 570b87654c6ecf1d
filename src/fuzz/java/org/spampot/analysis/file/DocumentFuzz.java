package org.spampot.analysis.file;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import org.spampot.analysis.Fragments;
import org.spampot.model.Bytes;

/// What is packed inside of documents, where chance does not come by itself: the same way, within the budget, without an
/// exception of ours.
class DocumentFuzz {
    private static final String[] PIECES = {"1 0 obj\n", "2 0 obj\n", "3 0 obj\n", "\nendobj\n",
            "<< /Type /Catalog /Pages ",
            "<< /Type /Page /Contents ", " >>\nstream\n", "\nendstream\n", "/Length ", "", "", "1 0 R", "2 0 R", "",
            "/Filter /ASCIIHexDecode ", "/Filter [/ASCII85Decode] ", "/Type /ObjStm /N ", " /First ",
            "/Type /XRef /W [1 2 1] ",
            "/URI (http://a.example/)", "/S /URI ", "/Annots [", "/JS (", "/OpenAction ", "/Kids [", "/Resources ",
            "/Font << /F1 ",
            "/ToUnicode ", "beginbfchar\n<01> <0041>\nendbfchar", "beginbfrange\n<00> <ff> <0041>\nendbfrange",
            "/Differences [", "BT /F1 12 Tf (", ") Tj ET", "[(", ")] TJ", "trailer\n<< /Root ", "/Encrypt ",
            "/V 4 /R 4 /Length 128",
            "/XObject << /I ", "/Subtype /Image /Width ", " /Height ", " /BitsPerComponent 8 ",
            "/ColorSpace [/Indexed /DeviceRGB 1 <",
            "/Names [", "/EmbeddedFile ", "/Prev ", "startxref\n", "xref\n0 1\n", "%%EOF\n", "/EF << /F ", "\\(",
            "\\377", "<<", ">>", "[", "]"};
    private static final String[] XML = {"<w:t>", "</w:t>", "<w:instrText>HYPERLINK \"", "<Relationship ", "Target=\"",
            "TargetMode=\"External\"", "http://a.example/", "/>", "<!DOCTYPE x [", "", "", "<!ENTITY a \"", "]>", "",
            "&a;",
            "<![CDATA[", "]]>", "<?xml version=\"1.0\" encoding=\"", "UTF-16", "<t>", "</t>", "<sst>", "<row>",
            "<c t=\"s\"><v>",
            "<f>HYPERLINK(\"", "<text:a xlink:href=\"", "Type=\"", "attachedTemplate", "oleObject", "Id=\"rId1\" ",
            "<a:t>",
            "&#x41;", "&#xFFFFFFFF;", "<!--", "-->"};
    private static final String[] MEMBERS = {"word/document.xml", "word/_rels/document.xml.rels", "_rels/.rels",
            "xl/sharedStrings.xml", "xl/worksheets/sheet1.xml", "xl/vbaProject.bin", "ppt/slides/slide1.xml",
            "content.xml",
            "META-INF/manifest.xml", "docProps/app.xml", "[Content_Types].xml", "a.lnk", "a.url", "a.one", "a.html",
            "a.ics"};

    @FuzzTest(maxDuration = "30s")
    void anyObjectsAreAPdf(byte[] data) {
        opened(ZipMaker.bytes("%PDF-1.7\n" + Fragments.text(data, PIECES)), "a.pdf");
    }

    @FuzzTest(maxDuration = "30s")
    void anyMemberIsOfADocument(FuzzedDataProvider data) {
        String name = data.pickValue(MEMBERS);
        boolean raw = data.consumeBoolean();
        byte[] rest = data.consumeRemainingAsBytes();
        byte[] member = raw ? rest : ZipMaker.bytes(Fragments.text(rest, XML));
        opened(new ZipMaker().entry("[Content_Types].xml", "<Types/>").entry(name, member, true).done(), "a.docx");
    }

    private static void opened(byte[] file, String name) {
        Contents found = open(file, name);

        expect(found.entries().size() <= Budget.ENTRIES, "too many entries");
        expect(found.references().size() <= Budget.URLS, "too many links");
        expect(found.texts().stream().mapToLong(text -> text.text().length()).sum() <= Budget.TEXT, "too much text");
        found.oddities().stream()
                .filter(odd -> odd.name().equals("file-broken") && odd.detail().matches(".*(Exception|Error)"))
                .findFirst().ifPresent(bug -> {
                    throw new AssertionError(bug);
                });
        Contents again = open(file, name);
        expect(found.texts().equals(again.texts()) && found.references().equals(again.references())
                && found.entries().equals(again.entries()) && found.oddities().equals(again.oddities()),
                "found otherwise");
    }

    private static Contents open(byte[] file, String name) {
        return new FileOpener(new Budget(), new Passwords(() -> "password: abc")).open(Bytes.own(file), name,
                "application/octet-stream", false);
    }

    private static void expect(boolean fact, String otherwise) {
        if (!fact) {
            throw new AssertionError(otherwise);
        }
    }
}
