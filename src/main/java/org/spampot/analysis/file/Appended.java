package org.spampot.analysis.file;

/// A zip at the end of a file of another kind: self-extracting archives, and pictures or documents that carry one.
final class Appended {
    private static final int END = 22;
    private static final int LONGEST_COMMENT = 65_535;

    private Appended() {}

    static void look(OpenFile file) {
        switch (file.type().kind()) {
            case PE, PNG, JPEG, GIF, BMP, PDF, UNKNOWN, ELF, RTF, LNK -> {
                int size = file.bytes.size();
                byte[] tail = file.bytes.slice(Math.max(0, size - END - LONGEST_COMMENT), size).toArray();
                int at = Little.findLast(tail, "PK\5\6");
                boolean listed = at >= 0 && Little.u16(tail, at + 10) > 0
                        && Little.u32(tail, at + 12) < size && Little.u32(tail, at + 16) < size;
                if (listed && Little.find(file.bytes.toArray(), 0, size, "PK\1\2") >= 0) {
                    file.oddity("archive-appended", file.type().type());
                    Zip.readAppended(file);
                }
            }
            default -> {
                // those that are zips, or texts
            }
        }
    }
}
