package org.spampot.analysis.image;

/// What the brightness of a picture tells before anything is looked for in it.
///
/// @param dark as dark as its darkest pixels, but for a few specks
/// @param light as light as its lightest pixels, but for a few
/// @param twoToned most pixels are about as dark or about as light as that: drawn by a program, not photographed
record Tone(int dark, int light, boolean twoToned) {
    /// A code may be a small spot on a large page: this many pixels are not overlooked.
    private static final int SPECKS = 64;
    /// Less is one color and its noise.
    private static final int LEAST_CONTRAST = 12;
    /// Less is stretched before it is looked at: what decides on dark and light takes it for noise.
    private static final int LOW_CONTRAST = 120;

    static Tone of(Picture picture) {
        int[] histogram = picture.histogram();
        int few = Math.clamp(picture.pixels() / 100, 1, SPECKS);
        int dark = 0;
        for (int seen = histogram[0]; seen < few; seen += histogram[++dark]) {
            // up to more than specks
        }
        int light = 255;
        for (int seen = histogram[255]; seen < few; seen += histogram[--light]) {
            // down to more than specks
        }
        int near = Math.max(8, (light - dark) / 5);
        long extreme = 0;
        for (int value = 0; value < 256; value++) {
            if (value <= dark + near || value >= light - near) {
                extreme += histogram[value];
            }
        }
        return new Tone(dark, light, extreme * 100 >= picture.pixels() * 80L);
    }

    boolean flat() {
        return light - dark < LEAST_CONTRAST;
    }

    Picture clear(Picture picture) {
        return light - dark < LOW_CONTRAST ? picture.stretched(dark, light) : picture;
    }
}
