package org.spampot.analysis.image;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/// Rows of cells with a background each, as they are met, and what they are as a picture when they are one.
final class CellGrid {
    private static final int FEWEST = 21;
    private static final int MOST_SIDE = 400;
    private static final int MOST_CELLS = 60_000;

    /// @param span columns it takes
    /// @param width in pixels, -1 when not said
    record Cell(int span, int width, int paper) {}

    private record Row(List<Cell> cells, int height) {
        int columns() {
            return cells.stream().mapToInt(Cell::span).sum();
        }

        boolean measured() {
            return cells.stream().allMatch(cell -> cell.width > 0);
        }

        int pixels() {
            return cells.stream().mapToInt(Cell::width).sum();
        }
    }

    private record Box(int left, int top, int width, int height, int paper) {}

    private final List<Row> rows = new ArrayList<>();
    private final List<Box> boxes = new ArrayList<>();
    private List<Cell> row = new ArrayList<>();
    private int height = -1;
    private int count;
    private boolean spoiled;

    void add(int span, Paint paint, int paper) {
        if (count++ < MOST_CELLS) {
            row.add(new Cell(Math.clamp(span, 1, MOST_SIDE), paint.width(), paper));
            height = Math.max(height, paint.height());
        }
    }

    void place(Paint paint, int paper) {
        if (count++ < MOST_CELLS) {
            boxes.add(new Box(paint.left(), paint.top(), paint.width(), paint.height(), paper));
        }
    }

    /// The last cell was none: it holds others.
    void takeBack() {
        if (!row.isEmpty()) {
            row.removeLast();
        }
    }

    /// There is text in this row: it is no row of a picture.
    void spoil() {
        spoiled = true;
    }

    void endRow() {
        if (!row.isEmpty()) {
            rows.add(new Row(spoiled ? List.of() : row, height));
            row = new ArrayList<>();
        }
        height = -1;
        spoiled = false;
    }

    /// Hands over what looks like a picture: rows of the same width, one after another, boxes with places.
    void pictures(Consumer<Picture> found) {
        endRow();
        int start = 0;
        for (int end = 1; end <= rows.size(); end++) {
            if (end == rows.size() || !alike(rows.get(end - 1), rows.get(end))) {
                List<Row> band = rows.subList(start, end);
                if (band.size() == 1) {
                    wrapped(band.getFirst(), found);
                } else if (band.size() >= FEWEST / 2) {
                    picture(band, found);
                }
                start = end;
            }
        }
        boxes(found);
    }

    private static boolean alike(Row one, Row other) {
        return one.columns() == other.columns() || (one.measured() && other.measured() && !one.cells.isEmpty()
                && Math.abs(one.pixels() - other.pixels()) * 50 <= one.pixels());
    }

    private static void picture(List<Row> band, Consumer<Picture> found) {
        int columns = band.getFirst().columns();
        boolean even = band.stream().allMatch(each -> each.columns() == columns) && columns >= FEWEST;
        int unit = even
                ? 1
                : band.stream().filter(Row::measured).flatMap(each -> each.cells.stream())
                        .mapToInt(Cell::width).min().orElse(1);
        int lowest = band.stream().mapToInt(Row::height).filter(each -> each > 0).min().orElse(1);
        int wide = even ? columns : band.getFirst().pixels() / unit;
        int high = band.stream().mapToInt(each -> times(each, lowest)).sum();
        if (wide < FEWEST || high < FEWEST || wide > MOST_SIDE || high > MOST_SIDE) {
            return;
        }
        int[][] modules = new int[high][wide];
        int y = 0;
        for (Row each : band) {
            int x = 0;
            int[] line = new int[wide];
            for (Cell cell : each.cells) {
                int span = even ? cell.span : Math.max(1, Math.round(cell.width / (float) unit));
                Arrays.fill(line, Math.min(x, wide), Math.min(x + span, wide), cell.paper);
                x += span;
            }
            for (int again = times(each, lowest); again > 0; again--) {
                modules[y++] = line;
            }
        }
        found.accept(ModulePicture.of(modules));
    }

    private static int times(Row row, int lowest) {
        return row.height <= 0 ? 1 : Math.clamp(Math.round(row.height / (float) lowest), 1, 20);
    }

    /// Cells that flow in one container, whose width makes the rows: as many rows as columns.
    private static void wrapped(Row row, Consumer<Picture> found) {
        int side = (int) Math.round(Math.sqrt(row.cells.size()));
        if (side < FEWEST || side > MOST_SIDE || side * side != row.cells.size()) {
            return;
        }
        int[][] modules = new int[side][side];
        for (int at = 0; at < side * side; at++) {
            modules[at / side][at % side] = row.cells.get(at).paper;
        }
        found.accept(ModulePicture.of(modules));
    }

    private void boxes(Consumer<Picture> found) {
        if (boxes.size() < 60) {
            return;
        }
        int unit = boxes.stream().mapToInt(each -> Math.min(each.width, each.height)).min().orElse(1);
        int left = boxes.stream().mapToInt(Box::left).min().orElse(0);
        int top = boxes.stream().mapToInt(Box::top).min().orElse(0);
        int wide = boxes.stream().mapToInt(each -> each.left + each.width - left).max().orElse(0) / unit;
        int high = boxes.stream().mapToInt(each -> each.top + each.height - top).max().orElse(0) / unit;
        if (wide < FEWEST || high < FEWEST || wide > MOST_SIDE || high > MOST_SIDE) {
            return;
        }
        int[][] modules = new int[high][wide];
        for (int[] line : modules) {
            Arrays.fill(line, 255);
        }
        int painted = 0;
        for (Box box : boxes) {
            int x = (box.left - left) / unit;
            int y = (box.top - top) / unit;
            for (int line = y; line < Math.min(high, y + box.height / unit)
                    && painted < MOST_SIDE * MOST_SIDE; line++) {
                Arrays.fill(modules[line], Math.min(x, wide), Math.min(wide, x + box.width / unit), box.paper);
                painted += box.width / unit;
            }
        }
        found.accept(ModulePicture.of(modules));
    }
}
