package org.spampot.analysis.file;

/// An object of a PDF.
///
/// @param source its text up to its stream, names unescaped
/// @param start of its stream in the file; -1 when it has none
/// @param container true for one that came out of an object stream, whose strings are not encrypted by themselves
record PdfObject(int number, int generation, String source, int start, int end, boolean container) {
    boolean hasStream() {
        return start >= 0;
    }

    String value(String key) {
        return PdfSyntax.value(source, key);
    }
}
