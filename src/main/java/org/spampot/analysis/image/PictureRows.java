package org.spampot.analysis.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How the pictures of an HTML page lie beside each other: a code may be cut into several, none of which says anything alone.
public final class PictureRows implements HtmlTags.Visitor {
    private static final Set<String> BREAKS = Set.of("tr", "br", "div", "p", "table", "li", "center", "hr");
    private static final int MOST = 1_000;

    private final List<List<String>> rows = new ArrayList<>();
    private List<String> row = new ArrayList<>();
    private int count;

    PictureRows() {}

    /// The values of `src` of each row of pictures, as written, from the top of the page.
    public static List<List<String>> of(String html) {
        var reader = new PictureRows();
        HtmlTags.read(html, reader);
        reader.end();
        return reader.rows;
    }

    /// Pictures that lie beside or under one another, put together: each row, and each run of rows of the same width.
    /// Pictures that do not fit together are left alone, and not even read.
    public static List<Picture> joined(List<List<Piece>> rows) {
        List<Picture> found = new ArrayList<>();
        List<List<Piece>> column = new ArrayList<>();
        for (List<Piece> row : rows) {
            boolean level = !row.isEmpty() && row.stream().allMatch(one -> one.height() == row.getFirst().height());
            if (!level || (!column.isEmpty() && width(column.getFirst()) != width(row))) {
                stack(column, found);
            }
            if (level) {
                if (row.size() > 1) {
                    found.addAll(line(row));
                }
                column.add(row);
            }
        }
        stack(column, found);
        return found;
    }

    private static int width(List<Piece> row) {
        return row.stream().mapToInt(Piece::width).sum();
    }

    /// The row as one picture; none when a piece of it cannot be read.
    private static List<Picture> line(List<Piece> row) {
        List<Picture> read = row.stream().flatMap(piece -> piece.picture().stream()).toList();
        return read.size() < row.size()
                ? List.of()
                : List.of(read.size() == 1 ? read.getFirst() : Picture.beside(read));
    }

    private static void stack(List<List<Piece>> column, List<Picture> found) {
        if (column.size() > 1) {
            List<Picture> lines = column.stream().flatMap(row -> line(row).stream()).toList();
            if (lines.size() > 1) {
                found.add(Picture.stacked(lines));
            }
        }
        column.clear();
    }

    @Override
    public void open(String name, Map<String, String> attributes) {
        if (BREAKS.contains(name)) {
            end();
        } else if (name.equals("img") && count++ < MOST) {
            row.add(attributes.getOrDefault("src", "").strip());
        }
    }

    @Override
    public void close(String name) {
        if (BREAKS.contains(name)) {
            end();
        }
    }

    private void end() {
        if (!row.isEmpty()) {
            rows.add(row);
            row = new ArrayList<>();
        }
    }

    @Override
    public void text(String html, int from, int to) {
        // text between two pictures does not keep a reader's camera from seeing both
    }

    @Override
    public void style(String css) {
        // says nothing here
    }
}
