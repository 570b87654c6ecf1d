package org.spampot.analysis.image;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Pictures drawn with HTML: the cells of a table, or boxes side by side, each with a background of its own
/// (`bgcolor`, `background` in `style`, or a class of a style sheet). No picture is fetched or attached, so nothing that looks
/// at pictures sees them.
public final class CellPictures implements HtmlTags.Visitor {
    private static final int FEWEST_TAGS = 100;
    private static final int DEEPEST = 200;
    private static final int MOST_RULES = 200;
    private static final Set<String> BOXES = Set.of("div", "span", "i", "b", "p", "td", "th", "li", "a", "font", "s",
            "u", "em");
    private static final Set<String> BLOCKS = Set.of("div", "p", "li", "tr", "table", "tbody", "center", "ul");

    private record Open(String name, int paper, boolean cell) {}

    private final Consumer<Picture> found;
    private final Map<String, Paint> rules = new HashMap<>();
    private final Deque<Open> open = new ArrayDeque<>();
    private final Deque<CellGrid> grids = new ArrayDeque<>();

    private CellPictures(Consumer<Picture> found) {
        this.found = found;
        grids.push(new CellGrid());
    }

    /// Hands over what is drawn in `html`, in its order.
    public static void find(String html, Consumer<Picture> pictures) {
        if (!worthwhile(html)) {
            return;
        }
        var reader = new CellPictures(pictures);
        HtmlTags.read(html, reader);
        while (!reader.grids.isEmpty()) {
            reader.grids.pop().pictures(pictures);
        }
    }

    /// Many tags, and a background somewhere.
    private static boolean worthwhile(String html) {
        int tags = 0;
        for (int at = html.indexOf('<'); at >= 0 && tags < FEWEST_TAGS; at = html.indexOf('<', at + 1)) {
            tags++;
        }
        return tags >= FEWEST_TAGS && (contains(html, "background") || contains(html, "bgcolor"));
    }

    private static boolean contains(String html, String word) {
        if (html.contains(word)) {
            return true;
        }
        char upper = Character.toUpperCase(word.charAt(0));
        for (int at = html.indexOf(upper); at >= 0; at = html.indexOf(upper, at + 1)) {
            if (html.regionMatches(true, at, word, 0, word.length())) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void open(String name, Map<String, String> attributes) {
        switch (name) {
            case "table" -> grids.push(new CellGrid());
            case "tr" -> {
                closeUntil("tr", "table");
                grid().endRow();
            }
            case "td", "th" -> closeCell();
            case "br" -> grid().endRow();
            default -> {
                // no row begins here
            }
        }
        if (!BOXES.contains(name) && !BLOCKS.contains(name)) {
            return;
        }
        Paint paint = paint(attributes);
        int paper = paint.paper() < 0 ? paper() : paint.paper();
        boolean cell = BOXES.contains(name) && box(name, paint, paper, attributes);
        if (!cell && BLOCKS.contains(name)) {
            grid().endRow();
        }
        if (open.size() < DEEPEST) {
            open.push(new Open(name, paper, cell));
        }
    }

    private boolean box(String name, Paint paint, int paper, Map<String, String> attributes) {
        boolean inTable = name.equals("td") || name.equals("th");
        boolean cell = inTable || paint.paper() >= 0 || (paint.inline() && paint.width() > 0);
        if (!cell) {
            return false;
        }
        @Nullable
        Open parent = open.peek();
        if (parent != null && parent.cell && !inTable) {
            // a box with boxes in it is the row, or the whole
            grid().takeBack();
            grid().endRow();
            open.pop();
            open.push(new Open(parent.name, parent.paper, false));
        }
        if (paint.placed()) {
            grid().place(paint, paper);
        } else {
            String span = attributes.getOrDefault("colspan", "1");
            grid().add(Math.max(1, Paint.pixels(span)), paint, paper);
        }
        return true;
    }

    @Override
    public void close(String name) {
        if (name.equals("table")) {
            closeUntil("", "table");
            if (!open.isEmpty()) {
                open.pop();
            }
            if (grids.size() > 1) {
                grids.pop().pictures(found);
            }
            return;
        }
        if (!open.isEmpty() && open.element().name.equals(name)) {
            Open closed = open.pop();
            if (!closed.cell && BLOCKS.contains(name)) {
                grid().endRow();
            }
        }
    }

    /// Ends what an author left open: a `td` ends the `td` before it.
    private void closeCell() {
        while (!open.isEmpty() && !open.element().name.equals("tr") && !open.element().name.equals("table")) {
            open.pop();
        }
    }

    private void closeUntil(String inclusive, String exclusive) {
        while (!open.isEmpty() && !open.element().name.equals(exclusive)) {
            if (open.pop().name.equals(inclusive)) {
                return;
            }
        }
    }

    @Override
    public void text(String html, int from, int to) {
        int letters = 0;
        for (int at = from; at < to && letters <= 4; at++) {
            char c = html.charAt(at);
            if (c == '&') {
                // an entity is one character at most, and mostly a space
                int end = html.indexOf(';', at);
                at = end > 0 && end < at + 10 ? end : at;
            } else if (c > ' ' && c != '\u00a0' && c != '\u200b') {
                letters++;
            }
        }
        if (letters > 4) {
            grid().spoil();
        }
    }

    @Override
    public void style(String css) {
        int at = 0;
        while (at < css.length() && rules.size() < MOST_RULES) {
            int begin = css.indexOf('{', at);
            int end = begin < 0 ? -1 : css.indexOf('}', begin);
            if (end < 0) {
                return;
            }
            Paint paint = Paint.of(css.substring(begin + 1, end));
            if (!paint.equals(Paint.NONE)) {
                for (String selector : css.substring(at, begin).split(",", 20)) {
                    rules.merge(subject(selector), paint, (old, now) -> now.over(old));
                }
            }
            at = end + 1;
        }
    }

    /// What a selector is about in the end: `.dark` of `table td.dark`.
    private static String subject(String selector) {
        String last = selector.strip();
        last = last.substring(last.lastIndexOf(' ') + 1);
        int dot = last.lastIndexOf('.');
        return dot >= 0 ? last.substring(dot) : last.toLowerCase(Locale.ROOT);
    }

    private Paint paint(Map<String, String> attributes) {
        Paint paint = attributes.containsKey("style") ? Paint.of(attributes.get("style")) : Paint.NONE;
        Paint old = Paint.NONE;
        for (String name : new String[]{"bgcolor", "width", "height"}) {
            @Nullable
            String value = attributes.get(name);
            if (value != null) {
                old = old.with(name, value.strip().toLowerCase(Locale.ROOT));
            }
        }
        paint = paint.over(old);
        @Nullable
        String classes = attributes.get("class");
        if (classes != null && !rules.isEmpty()) {
            for (String each : classes.strip().split("\\s+", 8)) {
                paint = paint.over(rules.getOrDefault("." + each, Paint.NONE));
            }
        }
        return paint;
    }

    private int paper() {
        return open.isEmpty() ? 255 : open.element().paper;
    }

    private CellGrid grid() {
        return grids.element();
    }
}
