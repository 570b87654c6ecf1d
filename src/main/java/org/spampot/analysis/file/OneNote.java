package org.spampot.analysis.file;

import org.spampot.model.Bytes;

/// OneNote sections ([MS-ONESTORE]): the files embedded in them, found by the mark that begins each, and readable text.
final class OneNote {
    /// The GUID of a FileDataStoreObject, as it is written.
    private static final String EMBEDDED = "\u00e7\u0016\u00e3\u00bde&\u0011E\u00a4\u00c4\u008dM\u000bz\u009e\u00ac";
    private static final int HEAD = 36;
    private static final int MOST = 200;

    private OneNote() {}

    static void read(OpenFile file) {
        byte[] data = file.bytes.toArray();
        int at = Little.find(data, 0, data.length, EMBEDDED);
        for (int count = 1; at >= 0 && count <= MOST; count++) {
            long size = Little.i64(data, at + 16);
            long room = Math.max(0, data.length - at - HEAD);
            long end = at + HEAD + Math.clamp(size, 0L, room);
            Bytes content = file.taken(data, at + HEAD, end);
            if (!content.isEmpty()) {
                file.flag("embedded-file");
                file.entry("one", "file" + count, content);
            }
            at = Little.find(data, (int) Math.max(end, at + 16L), data.length, EMBEDDED);
        }
        file.text("one:text", Strings.of(data));
    }
}
