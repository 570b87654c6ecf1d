package org.spampot.console.mail;

import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.spampot.model.Bytes;

/// An image that may be shown inside a mail: a small PNG, JPEG or GIF by its own first bytes, with sane dimensions.
/// Everything else stays out: SVG runs scripts, other formats have decoders with a history.
public final class InlineImage {
    /// The largest file that is inlined.
    public static final int MOST_BYTES = 512 * 1024;
    /// The largest width and height: a few bytes of PNG may promise gigabytes of pixels.
    public static final int MOST_PIXELS = 4_096;

    private InlineImage() {}

    private record Size(int width, int height) {
        boolean isSane() {
            return width > 0 && height > 0 && width <= MOST_PIXELS && height <= MOST_PIXELS;
        }
    }

    /// The `data:` URL of this image, or nothing when it is not one that may be shown.
    public static Optional<String> dataUrl(Bytes image) {
        if (image.size() > MOST_BYTES || image.size() < 26) {
            return Optional.empty();
        }
        return type(image).map(type -> "data:" + type + ";base64," + Base64.getEncoder()
                .encodeToString(image.toArray()));
    }

    /// The same from a `data:` URL that came with the mail; it is decoded, judged and written anew.
    public static Optional<String> dataUrl(String url) {
        int comma = url.indexOf(',');
        if (comma < 0 || url.length() > MOST_BYTES * 4L / 3 + 200) {
            return Optional.empty();
        }
        String head = url.substring(0, comma).toLowerCase(Locale.ROOT);
        if (!head.startsWith("data:image/") || !head.endsWith(";base64")) {
            return Optional.empty();
        }
        return dataUrl(Bytes.own(decoded(url.substring(comma + 1))));
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException _) {
            // not base64, so no image
            return new byte[0];
        }
    }

    private static Optional<String> type(Bytes image) {
        String start = image.slice(0, 26).latin1();
        if (start.startsWith("\u0089PNG\r\n\u001a\n") && start.startsWith("IHDR", 12)) {
            return when(new Size(big(image, 16, 4), big(image, 20, 4)), "image/png");
        }
        if (start.startsWith("GIF87a") || start.startsWith("GIF89a")) {
            return when(new Size(image.at(6) | image.at(7) << 8, image.at(8) | image.at(9) << 8), "image/gif");
        }
        if (start.startsWith("\u00ff\u00d8\u00ff")) {
            return jpegSize(image).flatMap(size -> when(size, "image/jpeg"));
        }
        return Optional.empty();
    }

    private static Optional<String> when(Size size, String type) {
        return size.isSane() ? Optional.of(type) : Optional.empty();
    }

    /// Walks the segments to the start of frame (ITU T.81 section B.2.2), which has the dimensions.
    private static Optional<Size> jpegSize(Bytes image) {
        int at = 2;
        while (at + 9 < image.size() && image.at(at) == 0xff) {
            int marker = image.at(at + 1);
            boolean frame = marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
            if (frame) {
                return Optional.of(new Size(big(image, at + 7, 2), big(image, at + 5, 2)));
            }
            at += 2 + Math.max(2, big(image, at + 2, 2));
        }
        return Optional.empty();
    }

    private static int big(Bytes image, int at, int count) {
        int value = 0;
        for (int index = 0; index < count; index++) {
            value = value << 8 | image.at(at + index);
        }
        return value;
    }
}
