package org.spampot.analysis.file;

/// Data that is not as its format wants it; caught where the unpacking began.
final class ZstdDamage extends RuntimeException {
    private static final long serialVersionUID = 1;

    private ZstdDamage() {
        super("damaged", null, false, false);
    }

    static void when(boolean damaged) {
        if (damaged) {
            throw new ZstdDamage();
        }
    }
}
