package org.spampot.analysis.file;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.spampot.model.Bytes;

/// PDF: the text of its pages, the URLs of its links, what it does when it is opened, and the files in it.
final class Pdf {
    private static final int MOST_PARENTS = 8;
    private static final int MOST_PAGES = 2_000;
    private static final int MOST_STREAMS = 200;
    private static final int MOST_DRAWINGS = 8;
    private static final int MOST_TEXT = 2 * 1024 * 1024;

    private final OpenFile file;
    private final PdfFile pdf;
    private final StringBuilder text = new StringBuilder();
    private final Map<Integer, PdfFont> fonts = new HashMap<>();
    private final Set<Integer> shown = new HashSet<>();
    private int pages;
    private int drawings;

    private Pdf(OpenFile file) {
        this.file = file;
        this.pdf = PdfFile.read(file);
    }

    static void read(OpenFile file) {
        new Pdf(file).all();
    }

    private void all() {
        if (pdf.encrypted()) {
            file.flag("encrypted");
        }
        if (!pdf.readable()) {
            return;
        }
        for (PdfObject object : pdf.objects()) {
            actions(object);
        }
        for (PdfObject object : pdf.objects()) {
            page(object);
        }
        if (shown.isEmpty()) {
            // no page leads anywhere: whatever looks like the content of one
            pdf.objects().forEach(object -> show(object, Map.of()));
        }
        for (PdfObject object : pdf.objects()) {
            embedded(object);
            picture(object);
        }
        file.text("pdf:text", text.toString());
    }

    private void actions(PdfObject object) {
        String source = object.source();
        if (source.indexOf('/') < 0) {
            return;
        }
        PdfSyntax.values(source, "/URI", value -> url(object, "pdf:link", value));
        if (PdfSyntax.has(source, "/OpenAction") || PdfSyntax.has(source, "/AA")) {
            file.flag("open-action");
        }
        if (PdfSyntax.has(source, "/JS") || PdfSyntax.has(source, "/JavaScript")) {
            file.flag("javascript");
            PdfSyntax.values(source, "/JS", value -> script(object, value));
        }
        String action = PdfSyntax.value(source, "/S");
        if (action.equals("/Launch") || source.contains("/Launch")) {
            file.flag("launch");
            PdfSyntax.values(source, "/F", value -> said(object, "pdf:launch", value));
            PdfSyntax.values(source, "/P", value -> said(object, "pdf:launch", value));
        }
        if (source.contains("/SubmitForm")) {
            file.flag("submit-form");
            PdfSyntax.values(source, "/F", value -> url(object, "pdf:form", value));
        }
        if (source.contains("/GoToR") || source.contains("/GoToE")) {
            PdfSyntax.values(source, "/F", value -> url(object, "pdf:goto", value));
        }
        if (PdfSyntax.has(source, "/XFA")) {
            file.flag("form");
        }
        if (PdfSyntax.has(source, "/RichMedia")) {
            file.flag("rich-media");
        }
    }

    private void url(PdfObject object, String how, String value) {
        String string = string(object, value);
        if (!string.isEmpty()) {
            file.url(how, string);
        }
    }

    private void said(PdfObject object, String how, String value) {
        String string = string(object, value);
        if (!string.isEmpty()) {
            file.text(how, string);
        }
    }

    private String string(PdfObject object, String value) {
        String source = pdf.resolved(value);
        String bytes = PdfSyntax.string(source);
        return bytes == null ? "" : PdfSyntax.text(pdf.string(object, bytes));
    }

    private void script(PdfObject object, String value) {
        PdfObject target = pdf.object(PdfSyntax.reference(value));
        if (target != null && target.hasStream()) {
            file.text("pdf:javascript", pdf.stream(target).latin1());
        } else {
            said(object, "pdf:javascript", value);
        }
    }

    private void page(PdfObject object) {
        String contents = object.value("/Contents");
        if (!contents.isEmpty() && object.value("/Type").equals("/Page") && pages++ < MOST_PAGES) {
            Map<String, PdfFont> known = PdfText.fonts(pdf, resources(object), fonts);
            String list = PdfSyntax.reference(contents) >= 0 && !hasStream(contents)
                    ? pdf.resolved(contents)
                    : contents;
            for (String word : list.replace("[", " ").replace("]", " ").split("R", MOST_STREAMS)) {
                PdfObject stream = pdf.object(PdfSyntax.reference(word.strip() + " R"));
                if (stream != null) {
                    show(stream, known);
                }
            }
        } else if (object.hasStream() && object.value("/Subtype").equals("/Form") && pages++ < MOST_PAGES) {
            show(object, PdfText.fonts(pdf, pdf.resolved(object.value("/Resources")), fonts));
        }
        // what a person typed into a form, or a note says
        if (object.value("/Subtype").equals("/FreeText") || object.value("/Subtype").equals("/Text")) {
            said(object, "pdf:note", object.value("/Contents"));
        }
    }

    private boolean hasStream(String reference) {
        PdfObject target = pdf.object(PdfSyntax.reference(reference));
        return target != null && target.hasStream();
    }

    /// Of a page, or of the nearest of its parents that has them.
    private String resources(PdfObject page) {
        PdfObject at = page;
        for (int level = 0; at != null && level < MOST_PARENTS; level++) {
            String resources = at.value("/Resources");
            if (!resources.isEmpty()) {
                return pdf.resolved(resources);
            }
            at = pdf.object(PdfSyntax.reference(at.value("/Parent")));
        }
        return "";
    }

    private void show(PdfObject object, Map<String, PdfFont> known) {
        if (!object.hasStream() || text.length() > MOST_TEXT || !isContent(object)) {
            return;
        }
        if (shown.add(object.start())) {
            String source = pdf.stream(object).latin1();
            PdfText.read(source, known, text);
            text.append('\n');
            if (drawings < MOST_DRAWINGS) {
                Bytes drawing = PdfDrawing.of(source);
                if (drawing != null) {
                    drawings++;
                    file.picture("pdf:drawing" + object.number(), drawing);
                }
            }
        }
    }

    private static boolean isContent(PdfObject object) {
        String type = object.value("/Type");
        return !object.value("/Subtype").equals("/Image") && !object.source().contains("/FontFile")
                && !PdfSyntax.has(object.source(), "/Length1") && !type.equals("/ObjStm") && !type.equals("/XRef")
                && !type.equals("/Metadata") && !type.equals("/EmbeddedFile") && !object.source().contains("/DCTDecode")
                && !object.source().contains("/FunctionType");
    }

    private void picture(PdfObject object) {
        if (object.hasStream() && object.value("/Subtype").equals("/Image")) {
            Bytes picture = PdfPicture.of(pdf, object);
            if (picture != null) {
                file.picture("pdf:image" + object.number(), picture);
            }
        }
    }

    private void embedded(PdfObject object) {
        String files = object.value("/EF");
        if (files.isEmpty()) {
            return;
        }
        file.flag("embedded-file");
        String source = pdf.resolved(files);
        String stream = PdfSyntax.value(source, "/F");
        PdfObject target = pdf.object(PdfSyntax.reference(stream.isEmpty() ? PdfSyntax.value(source, "/UF") : stream));
        String name = object.value("/UF").isEmpty() ? object.value("/F") : object.value("/UF");
        if (target != null && target.hasStream()) {
            Bytes content = pdf.stream(target);
            file.entry("pdf", string(object, name), content);
        }
    }
}
