package org.spampot.analysis;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.spampot.analysis.image.BlockPictures;
import org.spampot.analysis.image.CellPictures;
import org.spampot.analysis.image.Code;
import org.spampot.analysis.image.CodeReader;
import org.spampot.analysis.image.Effort;
import org.spampot.analysis.image.Picture;
import org.spampot.analysis.image.PictureFile;
import org.spampot.analysis.image.PictureHeader;
import org.spampot.analysis.image.PictureMemo;
import org.spampot.analysis.image.PictureReading;
import org.spampot.analysis.image.PictureRows;
import org.spampot.analysis.image.Piece;
import org.spampot.mime.MimePart;
import org.spampot.model.Barcode;
import org.spampot.model.Bytes;
import org.spampot.model.Image;
import org.spampot.model.Where;

/// All pictures of a mail, each looked at once: parts that are pictures by their content, `data:` URLs in HTML, pictures cut
/// into several beside each other, and those drawn with cells or letters. What is known of them, and the codes in them.
final class Pictures {
    private static final int MOST = 200;
    private static final int MOST_CODES = 100;
    private static final int MOST_DATA_URLS = 100;
    /// Pictures kept until it is known whether they belong together, and the most pixels that they may have.
    private static final int MOST_KEPT = 36;
    private static final int KEPT_PIXELS = 500_000;

    private final Mail mail;
    private final Effort effort = new Effort();
    private final PictureMemo memo;
    /// What is in each file, by its digest: it is read once however often it is there.
    private final Map<String, PictureReading> seen = new HashMap<>();
    private final List<Image> images = new ArrayList<>();
    private final Set<Barcode> codes = new LinkedHashSet<>();
    /// Pictures without a code, by what an `img` element would say to show them.
    private final Map<String, Piece> pieces = new HashMap<>();

    private Pictures(Mail mail, PictureMemo memo) {
        this.mail = mail;
        this.memo = memo;
    }

    record Found(List<Image> images, List<Barcode> codes) {}

    static Found find(Mail mail, PictureMemo memo) {
        var pictures = new Pictures(mail, memo);
        pictures.parts();
        pictures.files();
        pictures.pages();
        pictures.texts();
        if (pictures.effort.exhausted()) {
            mail.truncated("images: only so many pixels of a message are looked at");
        }
        return new Found(List.copyOf(pictures.images), List.copyOf(pictures.codes));
    }

    private void parts() {
        for (MimePart part : mail.parts()) {
            if (!part.isContainer()) {
                String id = part.header().value("content-id").strip().replace("<", "").replace(">", "");
                String name = id.isEmpty() ? "" : "cid:" + id;
                file(part.body(), part.number(), "image", "", name);
            }
        }
    }

    /// Pictures in archives and documents.
    private void files() {
        for (FilePart file : mail.files()) {
            file.contents().pictures().forEach(picture -> file(picture.content(), file.part().number(), picture.how(),
                    picture.how() + "!", ""));
        }
    }

    private void file(Bytes content, String part, String what, String how, String name) {
        @Nullable
        PictureHeader header = PictureHeader.of(content);
        if (header == null) {
            return;
        }
        if (images.size() >= MOST) {
            mail.truncated("images: only the first " + MOST + " were looked at");
            return;
        }
        String sha256 = content.sha256();
        @Nullable
        PictureReading reading = seen.get(sha256);
        if (reading == null) {
            reading = memo.read(sha256, content, header, effort);
            seen.put(sha256, reading);
            if (reading.outcome() == PictureFile.Outcome.TOO_MUCH) {
                mail.truncated("images: " + header.format() + " of " + header.width() + " x " + header.height()
                        + " pixels was not read");
            }
        }
        add(reading.codes(), part, how);
        if (reading.codes().isEmpty() && !name.isEmpty() && pieces.size() < MOST_KEPT
                && (long) header.width() * header.height() <= KEPT_PIXELS) {
            pieces.putIfAbsent(name, new Piece(content, header, effort));
        }
        images.add(new Image(new Where(part, what), header.format(), header.width(), header.height(), header.frames(),
                reading.likeness()));
    }

    private void look(Picture picture, String part, String how) {
        add(CodeReader.read(picture, effort), part, how);
    }

    private void add(List<Code> found, String part, String how) {
        for (Code code : found) {
            boolean known = codes.stream()
                    .anyMatch(each -> each.text().equals(code.text()) && each.where().part().equals(part));
            if (!known && codes.size() < MOST_CODES) {
                codes.add(new Barcode(new Where(part, how + code.symbology()), code.symbology(), code.text(), code.x(),
                        code.y(), code.width(), code.height()));
            }
        }
    }

    private void pages() {
        int page = 0;
        for (TextPart text : mail.texts()) {
            if (text.isHtml()) {
                String part = text.part().number();
                dataUrls(mail.pages().get(page++), part);
                if (pieces.size() > 1) {
                    join(text.text(), part);
                }
                CellPictures.find(text.text(), picture -> look(picture, part, "cells:"));
            }
        }
    }

    private void dataUrls(HtmlPage page, String part) {
        int found = 0;
        for (HtmlPage.RawUrl url : page.urls()) {
            if (found < MOST_DATA_URLS && url.value().regionMatches(true, 0, "data:", 0, 5)) {
                found++;
                Bytes content = dataUrl(url.value());
                file(content, part, "data", "data:", url.value().strip());
            }
        }
    }

    /// The bytes of `data:image/png;base64,...`; none when it is not in Base64, as pictures are.
    private static Bytes dataUrl(String url) {
        int comma = url.indexOf(',');
        if (comma < 0 || !url.substring(0, comma).toLowerCase(Locale.ROOT).contains("base64")) {
            return Bytes.EMPTY;
        }
        String data = url.substring(comma + 1);
        if (data.indexOf('%') >= 0) {
            data = data.replace("%2B", "+").replace("%2F", "/").replace("%3D", "=").replace("%2b", "+")
                    .replace("%2f", "/").replace("%3d", "=");
        }
        try {
            return Bytes.own(Base64.getMimeDecoder().decode(data));
        } catch (IllegalArgumentException broken) {
            // a Base64 of impossible length: browsers show nothing either
            return Bytes.EMPTY;
        }
    }

    private void join(String html, String part) {
        List<List<Piece>> rows = new ArrayList<>();
        for (List<String> row : PictureRows.of(html)) {
            List<Piece> known = new ArrayList<>();
            for (String source : row) {
                @Nullable
                Piece piece = pieces.get(source);
                if (piece != null) {
                    known.add(piece);
                }
            }
            rows.add(known);
        }
        for (Picture whole : PictureRows.joined(rows)) {
            look(whole, part, "joined:");
        }
    }

    private void texts() {
        int page = 0;
        for (TextPart text : mail.texts()) {
            String part = text.part().number();
            String words = text.isHtml() ? mail.pages().get(page++).text() : text.text();
            BlockPictures.find(words, picture -> look(picture, part, "blocks:"));
        }
    }
}
