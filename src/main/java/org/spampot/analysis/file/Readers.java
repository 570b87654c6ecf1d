package org.spampot.analysis.file;

/// Which reader reads which kind.
final class Readers {
    private Readers() {}

    static Reader of(Kind kind) {
        return switch (kind) {
            case ZIP, OOXML, ODF, JAR, APK -> Zip::read;
            case SEVEN_ZIP -> SevenZip::read;
            case TAR -> Tar::read;
            case GZIP -> Gzip::read;
            case BZIP2, XZ, LZMA, COMPRESS, ZSTD -> Compressed::read;
            case RAR4 -> Rar4::read;
            case RAR5 -> Rar5::read;
            case ISO -> Iso::read;
            case CAB -> Cab::read;
            case ARJ, CPIO, AR -> Listing::read;
            case BINHEX -> BinHex::read;
            case ACTIVE_MIME -> ActiveMime::read;
            case LZH -> Lzh::read;
            case HTML, SVG -> Page::read;
            case TEXT, SCRIPT, ICS, VCARD, URL -> PlainText::read;
            case EML -> MailFile::read;
            case PNG, JPEG, GIF, BMP -> ImageSize::read;
            case PDF -> Pdf::read;
            case CFB, MSI, MSG -> Ole::read;
            case RTF -> Rtf::read;
            case ONENOTE -> OneNote::read;
            case LNK -> Shortcut::read;
            case BPLIST -> PlainText::strings;
            case ACE, VHD, PE, ELF, MACH_O, JAVA_CLASS, CHM, WEBP, TIFF, ICO,
                    UNKNOWN ->
                Readers::nothing;
        };
    }

    private static void nothing(OpenFile file) {
        // its kind, digest and name are all that is told
    }
}
