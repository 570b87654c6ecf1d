package org.spampot.analysis.file;

/// The stream of an Excel workbook up to 2003 ([MS-XLS]): a run of records.
final class Workbook {
    private static final int FILEPASS = 0x2f;
    private static final int BOUNDSHEET = 0x85;
    private static final int HYPERLINK = 0x1b8;
    private static final int MOST = 200_000;

    private Workbook() {}

    static void read(byte[] content, OpenFile file) {
        int at = 0;
        boolean encrypted = false;
        for (int records = 0; records < MOST && at + 4 <= content.length; records++) {
            int type = Little.u16(content, at);
            int length = Little.u16(content, at + 2);
            if (type == FILEPASS) {
                encrypted = true;
            } else if (type == BOUNDSHEET) {
                sheet(content, at + 4, file);
            } else if (type == HYPERLINK && !encrypted) {
                hyperlink(content, at + 4, Math.min(content.length, at + 4 + length), file);
            }
            if (type == 0 && length == 0) {
                break;
            }
            at += 4 + length;
        }
        if (encrypted) {
            file.flag("encrypted");
        } else {
            file.text("office:text", Strings.of(content));
        }
    }

    private static void sheet(byte[] content, int at, OpenFile file) {
        int hidden = Little.u8(content, at + 4) & 3;
        int type = Little.u8(content, at + 5);
        if (type == 1) {
            file.flag("xlm-macros");
        }
        if (hidden == 2) {
            file.flag("very-hidden-sheet");
        }
    }

    /// A URL moniker ([MS-OSHARED] section 2.3.7.6): its class, a length, UTF-16.
    private static void hyperlink(byte[] content, int from, int to, OpenFile file) {
        int at = Little.find(content, from, to, "\u00e0\u00c9\u00eay\u00f9\u00ba\u00ce\u0011");
        if (at >= 0) {
            long length = Math.min(Little.u32(content, at + 16), to - at - 20);
            String url = Little.utf16(content, at + 20, at + 20 + length);
            int zero = url.indexOf('\0');
            file.url("office:link", zero < 0 ? url : url.substring(0, zero));
        }
    }
}
