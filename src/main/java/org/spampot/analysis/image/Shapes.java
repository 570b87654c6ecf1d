package org.spampot.analysis.image;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Shapes that are painted on a page, as a picture of where many small ones are: a QR code in a document is often no picture at all
/// but a few hundred black squares. A page without many small shapes is no picture.
///
/// As in PDF and PostScript a path is made, then painted; the origin is below on the left. Whatever is too much is left out.
///
/// Thread-safety: belongs to one thread.
public final class Shapes {
    /// The smallest QR code has 21 rows, each with a few dark runs.
    public static final int FEWEST = 60;

    private static final int MOST = 20_000;
    private static final int MOST_POINTS = 200_000;
    private static final int MOST_SAVED = 64;
    /// A module, or a run of them, is smaller than this share of what is painted.
    private static final double SMALL = 0.4;
    private static final int SIDE = 1_000;
    private static final int MARGIN = 40;
    /// In units of a page, 1/72 inch; what is smaller no camera reads.
    private static final double SMALLEST = 4;
    /// In all, so that a page of large shapes one over the other comes to an end.
    private static final long MOST_PIXELS = 40_000_000;
    /// Coordinates of a page are below 14,400; whatever is far beyond is none.
    private static final double FAR = 1e6;

    private final Deque<AffineTransform> saved = new ArrayDeque<>();
    private final List<Painted> painted = new ArrayList<>();
    private AffineTransform matrix = new AffineTransform();
    private Path2D.Double path = new Path2D.Double();
    private int points;

    /// A shape on the page.
    private record Painted(Shape shape, Rectangle2D bounds, int gray) {}

    /// Whether more would be left out.
    public boolean isFull() {
        return painted.size() >= MOST || points >= MOST_POINTS;
    }

    /// Keeps how the page is moved now, for [#restore].
    public void save() {
        if (saved.size() < MOST_SAVED) {
            saved.push(new AffineTransform(matrix));
        }
    }

    public void restore() {
        matrix = saved.isEmpty() ? matrix : saved.pop();
    }

    /// Moves, scales or turns what is painted from now on.
    ///
    /// @param by six numbers, as ISO 32000-1 section 8.3.3 has them
    public void transform(double[] by) {
        matrix.concatenate(new AffineTransform(by));
    }

    public void moveTo(double x, double y) {
        points++;
        path.moveTo(x, y);
    }

    public void lineTo(double x, double y) {
        if (isBegun()) {
            path.lineTo(x, y);
        }
    }

    /// A curve with two control points.
    public void curveTo(double x1, double y1, double x2, double y2, double x, double y) {
        if (isBegun()) {
            path.curveTo(x1, y1, x2, y2, x, y);
        }
    }

    public void rectangle(double x, double y, double width, double height) {
        moveTo(x, y);
        lineTo(x + width, y);
        lineTo(x + width, y + height);
        lineTo(x, y + height);
        close();
    }

    public void close() {
        if (isBegun()) {
            path.closePath();
        }
    }

    private boolean isBegun() {
        points++;
        return path.getCurrentPoint() != null;
    }

    /// Paints what is inside of the path.
    ///
    /// @param gray 0 is black, 255 white
    public void fill(int gray, boolean evenOdd) {
        path.setWindingRule(evenOdd ? Path2D.WIND_EVEN_ODD : Path2D.WIND_NON_ZERO);
        paint(path, gray);
    }

    /// Paints along the path.
    public void stroke(int gray, double width) {
        paint(new BasicStroke((float) Math.clamp(width, 0.01, 1000), BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL)
                .createStrokedShape(path), gray);
    }

    /// Ends the path without painting it.
    public void drop() {
        path = new Path2D.Double();
    }

    private void paint(Shape shape, int gray) {
        Shape placed = matrix.createTransformedShape(shape);
        Rectangle2D bounds = placed.getBounds2D();
        if (!bounds.isEmpty() && Math.abs(bounds.getCenterX()) < FAR && Math.abs(bounds.getCenterY()) < FAR
                && bounds.getWidth() < FAR && bounds.getHeight() < FAR) {
            painted.add(new Painted(placed, bounds, Math.clamp(gray, 0, 255)));
        }
        drop();
    }

    /// Nothing when there are too few small shapes.
    public @Nullable Picture picture() {
        @Nullable
        Rectangle2D part = crowded();
        if (part == null || Math.max(part.getWidth(), part.getHeight()) < SMALLEST) {
            return null;
        }
        double scale = (SIDE - 2.0 * MARGIN) / Math.max(part.getWidth(), part.getHeight());
        int width = (int) Math.ceil(part.getWidth() * scale) + 2 * MARGIN;
        int height = (int) Math.ceil(part.getHeight() * scale) + 2 * MARGIN;
        var image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D canvas = image.createGraphics();
        try {
            canvas.setColor(Color.WHITE);
            canvas.fillRect(0, 0, width, height);
            canvas.translate(MARGIN, height - MARGIN);
            canvas.scale(scale, -scale);
            canvas.translate(-part.getX(), -part.getY());
            paint(canvas, part, scale);
        } finally {
            canvas.dispose();
        }
        return new Picture(width, height, ((DataBufferByte) image.getRaster().getDataBuffer()).getData());
    }

    private void paint(Graphics2D canvas, Rectangle2D part, double scale) {
        double left = MOST_PIXELS / scale / scale;
        for (Painted one : painted) {
            Rectangle2D seen = one.bounds().createIntersection(part);
            left -= seen.isEmpty() ? 0 : seen.getWidth() * seen.getHeight();
            if (left < 0) {
                return;
            }
            canvas.setColor(new Color(one.gray(), one.gray(), one.gray()));
            canvas.fill(one.shape());
        }
    }

    /// Where the small shapes are; nothing when they are few.
    private @Nullable Rectangle2D crowded() {
        Rectangle2D all = new Rectangle2D.Double();
        for (Painted one : painted) {
            all = all.isEmpty() ? one.bounds() : all.createUnion(one.bounds());
        }
        double small = SMALL * Math.max(all.getWidth(), all.getHeight());
        Rectangle2D part = new Rectangle2D.Double();
        int shapes = 0;
        for (Painted one : painted) {
            Rectangle2D bounds = one.bounds();
            if (Math.max(bounds.getWidth(), bounds.getHeight()) < small) {
                part = part.isEmpty() ? bounds : part.createUnion(bounds);
                shapes++;
            }
        }
        return shapes >= FEWEST ? part : ofPieces();
    }

    /// A code may be one path of many pieces as well.
    private @Nullable Rectangle2D ofPieces() {
        for (Painted one : painted) {
            int pieces = 0;
            for (var at = one.shape().getPathIterator(null); !at.isDone() && pieces < FEWEST; at.next()) {
                pieces += at.currentSegment(new double[6]) == PathIterator.SEG_MOVETO ? 1 : 0;
            }
            if (pieces >= FEWEST) {
                return one.bounds();
            }
        }
        return null;
    }
}
