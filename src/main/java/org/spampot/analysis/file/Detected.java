package org.spampot.analysis.file;

/// What content is.
///
/// @param type media type, more exact than the kind's where it is known
record Detected(Kind kind, String type) {
    static final Detected NONE = new Detected(Kind.UNKNOWN, Kind.UNKNOWN.type);

    Detected(Kind kind) {
        this(kind, kind.type);
    }
}
