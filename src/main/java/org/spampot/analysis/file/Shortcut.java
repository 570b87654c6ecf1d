package org.spampot.analysis.file;

/// Windows shortcuts ([MS-SHLLINK]): where they lead and with what arguments.
final class Shortcut {
    private static final String[] TEXTS = {"name", "relative-path", "working-dir", "arguments", "icon"};

    private Shortcut() {}

    static void read(OpenFile file) {
        byte[] data = file.bytes.toArray();
        long flags = Little.u32(data, 20);
        long at = 76;
        if ((flags & 1) != 0) {
            at += 2 + Little.u16(data, at);
        }
        if ((flags & 2) != 0) {
            long size = Little.u32(data, at);
            long base = Little.u32(data, at + 16);
            if ((Little.u32(data, at + 8) & 1) != 0 && base > 0) {
                file.text("lnk:target", zeroEnded(data, at + base, at + size));
            }
            if ((Little.u32(data, at + 8) & 2) != 0) {
                long network = at + Little.u32(data, at + 20);
                file.text("lnk:target", zeroEnded(data, network + Little.u32(data, network + 8), at + size));
            }
            at += size;
        }
        boolean wide = (flags & 0x80) != 0;
        for (int bit = 0; bit < TEXTS.length; bit++) {
            if ((flags & 4L << bit) != 0) {
                int length = Little.u16(data, at) * (wide ? 2 : 1);
                String text = wide
                        ? Little.utf16(data, at + 2, at + 2 + length)
                        : Little.name(data, at + 2, at + 2 + length);
                file.text("lnk:" + TEXTS[bit], text);
                if (TEXTS[bit].equals("arguments") && !text.isBlank()) {
                    file.flag("arguments");
                }
                at += 2 + length;
            }
        }
        // the blocks behind hold the target once more, and sometimes a whole script
        file.text("lnk:rest", Strings.of(Little.slice(data, at, Math.min(data.length, at + 256 * 1024))));
    }

    private static String zeroEnded(byte[] data, long from, long to) {
        String text = Little.name(data, from, to);
        int zero = text.indexOf('\0');
        return zero < 0 ? text : text.substring(0, zero);
    }
}
