package org.spampot.analysis.image;

/// Modules that are known one by one, as a picture that a reader of pictures can take.
final class ModulePicture {
    private static final int SCALE = 4;
    private static final int QUIET = 4;

    private ModulePicture() {}

    /// @param modules brightness of each, rows from the top; when they are much wider than high, each is taken to be twice
    ///        as high as wide, as letters are
    static Picture of(int[][] modules) {
        Edges edges = Edges.of(modules);
        int wide = edges.right - edges.left;
        int high = edges.bottom - edges.top;
        int tall = wide * 10 >= high * 16 ? 2 : 1;
        int width = wide * SCALE;
        int height = high * SCALE * tall;
        byte[] grey = new byte[width * height];
        for (int y = 0; y < height; y++) {
            int[] row = modules[edges.top + y / (SCALE * tall)];
            for (int x = 0; x < width; x++) {
                grey[y * width + x] = (byte) row[edges.left + x / SCALE];
            }
        }
        // without its border a code begins with a corner of an eye; what is around it has to be of the other color
        int border = modules[edges.top][edges.left] < 128 ? 255 : 0;
        return new Picture(width, height, grey).framed(QUIET * SCALE, border);
    }

    /// What is left without rows and columns at the edges that are of one color. Borders are often drawn on one side only.
    private static final class Edges {
        private int left;
        private int top;
        private int right;
        private int bottom;

        static Edges of(int[][] modules) {
            var edges = new Edges();
            edges.right = modules[0].length;
            edges.bottom = modules.length;
            while (edges.bottom - edges.top > 1 && row(modules[edges.top])) {
                edges.top++;
            }
            while (edges.bottom - edges.top > 1 && row(modules[edges.bottom - 1])) {
                edges.bottom--;
            }
            while (edges.right - edges.left > 1 && edges.column(modules, edges.left)) {
                edges.left++;
            }
            while (edges.right - edges.left > 1 && edges.column(modules, edges.right - 1)) {
                edges.right--;
            }
            return edges;
        }

        private static boolean row(int[] row) {
            for (int module : row) {
                if (module != row[0]) {
                    return false;
                }
            }
            return true;
        }

        private boolean column(int[][] modules, int x) {
            for (int y = top; y < bottom; y++) {
                if (modules[y][x] != modules[top][x]) {
                    return false;
                }
            }
            return true;
        }
    }
}
