package org.spampot.analysis.file;

/// The kinds of content that are told apart by content, never by name; the media types are those of Apache Tika.
enum Kind {
    // one a line: the comment keeps the formatter from joining them
    ZIP("application/zip", Family.ARCHIVE), //
    OOXML("application/x-tika-ooxml", Family.OFFICE), //
    ODF("application/vnd.oasis.opendocument", Family.OFFICE), //
    JAR("application/java-archive", Family.EXECUTABLE), //
    APK("application/vnd.android.package-archive", Family.EXECUTABLE), //
    SEVEN_ZIP("application/x-7z-compressed", Family.ARCHIVE), //
    TAR("application/x-tar", Family.ARCHIVE), //
    GZIP("application/gzip", Family.ARCHIVE), //
    BZIP2("application/x-bzip2", Family.ARCHIVE), //
    XZ("application/x-xz", Family.ARCHIVE), //
    LZMA("application/x-lzma", Family.ARCHIVE), //
    COMPRESS("application/x-compress", Family.ARCHIVE), //
    ZSTD("application/zstd", Family.ARCHIVE), //
    RAR4("application/x-rar-compressed;version=4", Family.ARCHIVE), //
    RAR5("application/x-rar-compressed;version=5", Family.ARCHIVE), //
    ISO("application/x-iso9660-image", Family.ARCHIVE), //
    CAB("application/vnd.ms-cab-compressed", Family.ARCHIVE), //
    ARJ("application/x-arj", Family.ARCHIVE), //
    LZH("application/x-lzh", Family.ARCHIVE), //
    ACE("application/x-ace-compressed", Family.ARCHIVE), //
    CPIO("application/x-cpio", Family.ARCHIVE), //
    AR("application/x-archive", Family.ARCHIVE), //
    BINHEX("application/mac-binhex40", Family.ARCHIVE), //
    VHD("application/x-vhd", Family.ARCHIVE), //
    ACTIVE_MIME("application/x-activemime", Family.OFFICE), //
    BPLIST("application/x-bplist", Family.TEXT), //
    PDF("application/pdf", Family.PDF), //
    CFB("application/x-tika-msoffice", Family.OFFICE), //
    MSI("application/x-ms-installer", Family.EXECUTABLE), //
    MSG("application/vnd.ms-outlook", Family.MESSAGE), //
    RTF("application/rtf", Family.OFFICE), //
    ONENOTE("application/onenote;format=one", Family.OFFICE), //
    LNK("application/x-ms-shortcut", Family.EXECUTABLE), //
    PE("application/x-msdownload", Family.EXECUTABLE), //
    ELF("application/x-elf", Family.EXECUTABLE), //
    MACH_O("application/x-mach-o-executable", Family.EXECUTABLE), //
    JAVA_CLASS("application/java-vm", Family.EXECUTABLE), //
    CHM("application/vnd.ms-htmlhelp", Family.EXECUTABLE), //
    SCRIPT("text/x-script", Family.EXECUTABLE), //
    PNG("image/png", Family.IMAGE), //
    JPEG("image/jpeg", Family.IMAGE), //
    GIF("image/gif", Family.IMAGE), //
    BMP("image/bmp", Family.IMAGE), //
    WEBP("image/webp", Family.IMAGE), //
    TIFF("image/tiff", Family.IMAGE), //
    ICO("image/vnd.microsoft.icon", Family.IMAGE), //
    SVG("image/svg+xml", Family.HTML), //
    HTML("text/html", Family.HTML), //
    URL("application/x-mswinurl", Family.TEXT), //
    ICS("text/calendar", Family.TEXT), //
    VCARD("text/x-vcard", Family.TEXT), //
    EML("message/rfc822", Family.MESSAGE), //
    TEXT("text/plain", Family.TEXT), //
    UNKNOWN("application/octet-stream", Family.NONE);

    /// What a user takes a file for: a name that promises another family than the content has is a lie.
    enum Family {
        ARCHIVE, OFFICE, PDF, EXECUTABLE, IMAGE, MESSAGE, HTML, TEXT, NONE
    }

    final String type;
    final Family family;

    Kind(String type, Family family) {
        this.type = type;
        this.family = family;
    }
}
