package org.spampot.analysis.image;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Iterator;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.jspecify.annotations.Nullable;
import org.spampot.analysis.image.Luminance.JpegColors;
import org.spampot.model.Bytes;

/// A file as pictures: every frame, page or size in it, and what is transparent over white and over black.
///
/// JPEG, PNG, GIF and icons are read by our own code; BMP, TIFF, interlaced PNG and JPEG in unusual colors or codes by the JDK,
/// without metadata, color profiles and its cache on disk. WebP cannot be read; its header can.
public final class PictureFile {
    /// Larger pictures are not read.
    static final long MOST_PIXELS = 24_000_000;
    /// Larger ones are read with every second, third ... pixel.
    private static final long KEPT_PIXELS = 3_000_000;
    private static final int MOST_PAGES = 8;
    private static final int MOST_SCANS = 200;
    private static final int SMALLEST = 9;

    private PictureFile() {}

    /// How the reading of a file went.
    public enum Outcome {
        /// All that is in it was handed over.
        READ,
        /// Its format has no reader here, or it is broken before the first pixel.
        UNREADABLE,
        /// It is too large, or the message's effort is at an end.
        TOO_MUCH
    }

    /// Hands over what is in the file, in its order.
    public static Outcome read(Bytes content, PictureHeader header, Effort effort, Consumer<Picture> pictures) {
        long pixels = (long) header.width() * header.height();
        if (pixels > MOST_PIXELS || header.passes() > MOST_SCANS) {
            return Outcome.TOO_MUCH;
        }
        if (header.width() < SMALLEST || header.height() < SMALLEST) {
            return Outcome.READ;
        }
        if (header.format().equals("webp")) {
            return Outcome.UNREADABLE;
        }
        if (!effort.spend(pixels * (1 + header.passes() / 4))) {
            return Outcome.TOO_MUCH;
        }
        try {
            return readFormat(content, header, effort, pictures);
        } catch (IOException | RuntimeException broken) {
            // the JDK's readers are not made for hostile files and throw other things than they promise
            return Outcome.UNREADABLE;
        }
    }

    private static Outcome readFormat(Bytes content, PictureHeader header, Effort effort, Consumer<Picture> pictures)
            throws IOException {
        switch (header.format()) {
            case "gif" -> Gif.read(content, header, effort, frame -> pictures.accept(fitting(frame)));
            case "ico" -> {
                for (Bytes each : Icon.pictures(content)) {
                    @Nullable
                    PictureHeader inner = PictureHeader.of(each);
                    if (inner != null && !inner.format().equals("ico")) {
                        read(each, inner, effort, pictures);
                    }
                }
            }
            case "jpeg" -> {
                @Nullable
                JpegFrame frame = colors(content) == JpegColors.YCC ? Jpeg.frame(content) : null;
                if (frame != null && frame.width() == header.width() && frame.height() == header.height()) {
                    pictures.accept(Jpeg.read(content, frame, step(header), header.passes()));
                } else {
                    decode(content, header, effort, pictures);
                }
            }
            case "png" -> {
                if (Png.isKnown(content)) {
                    Png.read(content, step(header), pictures);
                } else {
                    decode(content, header, effort, pictures);
                }
            }
            default -> decode(content, header, effort, pictures);
        }
        return effort.exhausted() ? Outcome.TOO_MUCH : Outcome.READ;
    }

    private static Picture fitting(Picture picture) {
        Picture smaller = picture;
        while (smaller.pixels() > KEPT_PIXELS) {
            smaller = smaller.halved();
        }
        return smaller;
    }

    private static void decode(Bytes content, PictureHeader header, Effort effort, Consumer<Picture> pictures)
            throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(header.format());
        if (!readers.hasNext()) {
            throw new IOException("no reader for " + header.format());
        }
        ImageReader reader = readers.next();
        try (ImageInputStream in = new MemoryCacheImageInputStream(content.stream())) {
            reader.setInput(in, !header.format().equals("tiff"), true);
            if (header.format().equals("jpeg")) {
                pictures.accept(Luminance.ofJpeg(reader.readRaster(0, sparse(reader, header)), colors(content)));
            } else {
                images(reader, header, effort, pictures);
            }
        } finally {
            reader.dispose();
        }
    }

    private static void images(ImageReader reader, PictureHeader header, Effort effort, Consumer<Picture> pictures)
            throws IOException {
        int pages = header.format().equals("tiff") ? Math.min(MOST_PAGES, reader.getNumImages(true)) : 1;
        for (int page = 0; page < pages; page++) {
            if (page > 0) {
                long pixels = (long) reader.getWidth(page) * reader.getHeight(page);
                if (pixels > MOST_PIXELS || !effort.spend(pixels)) {
                    return;
                }
            }
            BufferedImage image = reader.read(page, sparse(reader, header));
            for (int paper = 255; paper >= 0; paper -= 255) {
                @Nullable
                Picture picture = Luminance.of(image, paper);
                if (picture != null) {
                    pictures.accept(picture);
                }
            }
        }
    }

    private static ImageReadParam sparse(ImageReader reader, PictureHeader header) {
        ImageReadParam param = reader.getDefaultReadParam();
        int step = step(header);
        param.setSourceSubsampling(step, step, 0, 0);
        return param;
    }

    private static int step(PictureHeader header) {
        int step = 1;
        while ((long) (header.width() / step) * (header.height() / step) > KEPT_PIXELS) {
            step++;
        }
        return step;
    }

    private static JpegColors colors(Bytes content) {
        var file = new Octets(content);
        int at = 2;
        int adobe = -1;
        while (at + 9 < file.size() && file.u8(at) == 0xff) {
            int marker = file.u8(at + 1);
            if (marker == 0xee && file.is(at + 4, "Adobe")) {
                adobe = file.u8(at + 15);
            } else if (marker >= 0xc0 && marker <= 0xc2) {
                return colors(file.u8(at + 9), file.u8(at + 10), adobe);
            }
            at += 2 + Math.max(2, file.big16(at + 2));
        }
        return JpegColors.YCC;
    }

    private static JpegColors colors(int components, int first, int adobe) {
        if (components == 4) {
            return adobe == 2 ? JpegColors.YCCK : JpegColors.CMYK;
        }
        return adobe == 0 || (adobe < 0 && first == 'R') ? JpegColors.RGB : JpegColors.YCC;
    }
}
