package org.spampot.analysis.file;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.spampot.analysis.image.Picture;
import org.spampot.analysis.image.Shapes;
import org.spampot.model.Bytes;

/// What a content stream paints with shapes (ISO 32000-1 section 8.5), as a picture. Not done: clipping, shadings, patterns (they
/// are black), and images, which are pictures of their own.
///
/// Thread-safety: belongs to one thread.
final class PdfDrawing extends PdfOperators {
    private static final int MOST_INKS = 64;

    private final Shapes shapes = new Shapes();
    private final Deque<Ink> inks = new ArrayDeque<>();
    private Ink ink = new Ink(0, 0, 1);

    /// Brightness of what is filled and of lines, and how wide lines are.
    private record Ink(int fill, int line, double width) {}

    private PdfDrawing(String source) {
        super(source);
    }

    /// Nothing when there are too few shapes for a code.
    static @Nullable Bytes of(String source) {
        if (!hasShapes(source)) {
            return null;
        }
        var drawing = new PdfDrawing(source);
        drawing.run();
        @Nullable
        Picture picture = drawing.shapes.picture();
        return picture == null ? null : PdfPicture.of(picture);
    }

    private static boolean hasShapes(String source) {
        int found = 0;
        for (String begin : new String[]{" re", " m"}) {
            for (int at = source.indexOf(begin); at >= 0 && found < Shapes.FEWEST; at = source.indexOf(begin, at + 1)) {
                found++;
            }
        }
        return found >= Shapes.FEWEST;
    }

    @Override
    boolean isEnough() {
        return shapes.isFull();
    }

    @Override
    void operator(String word) {
        switch (word) {
            case "q" -> {
                shapes.save();
                if (inks.size() < MOST_INKS) {
                    inks.push(ink);
                }
            }
            case "Q" -> {
                shapes.restore();
                ink = inks.isEmpty() ? ink : inks.pop();
            }
            case "cm" -> {
                if (count >= 6) {
                    shapes.transform(numbers);
                }
            }
            case "w" -> ink = new Ink(ink.fill(), ink.line(), count >= 1 ? numbers[0] : 1);
            case "g", "rg", "k", "sc", "scn" -> ink = new Ink(gray(), ink.line(), ink.width());
            case "G", "RG", "K", "SC", "SCN" -> ink = new Ink(ink.fill(), gray(), ink.width());
            case "f", "F", "b", "B" -> shapes.fill(ink.fill(), false);
            case "f*", "b*", "B*" -> shapes.fill(ink.fill(), true);
            case "S", "s" -> shapes.stroke(ink.line(), ink.width());
            case "n" -> shapes.drop();
            default -> construct(word);
        }
    }

    /// By luma as JPEG has it; four numbers are inks.
    private int gray() {
        double light = switch (count) {
            case 1 -> numbers[0];
            case 3 -> luma();
            case 4 -> (1 - numbers[3]) * (1 - luma());
            default -> 0;
        };
        return (int) Math.clamp(255 * light, 0, 255);
    }

    private double luma() {
        return 0.299 * numbers[0] + 0.587 * numbers[1] + 0.114 * numbers[2];
    }

    private void construct(String word) {
        switch (word) {
            case "re" -> {
                if (count >= 4) {
                    shapes.rectangle(numbers[0], numbers[1], numbers[2], numbers[3]);
                }
            }
            case "m" -> {
                if (count >= 2) {
                    shapes.moveTo(numbers[0], numbers[1]);
                }
            }
            case "l" -> {
                if (count >= 2) {
                    shapes.lineTo(numbers[0], numbers[1]);
                }
            }
            case "c" -> {
                if (count >= 6) {
                    shapes.curveTo(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]);
                }
            }
            case "v", "y" -> {
                // one of the two control points is an end
                if (count >= 4) {
                    shapes.curveTo(numbers[0], numbers[1], numbers[0], numbers[1], numbers[2], numbers[3]);
                }
            }
            case "h" -> shapes.close();
            default -> {
                // paints nothing
            }
        }
    }
}
