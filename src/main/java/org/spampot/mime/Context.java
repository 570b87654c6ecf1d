package org.spampot.mime;

/// What all readings of one message share.
record Context(MimeLimits limits, Notes notes, Budget budget) {
    Context(MimeLimits limits) {
        this(limits, new Notes(), new Budget(limits));
    }

    /// Takes `bytes` of decoded data, or says that there were too many.
    boolean takeDecoded(long bytes, String where) {
        if (budget.takeDecoded(bytes)) {
            return true;
        }
        notes.add(MimeDefect.TOO_MANY, where, "decoded bytes");
        notes.truncated("bodies: no more than " + limits.decodedBytes() + " bytes were decoded");
        return false;
    }

    /// Takes another reading, or says that there were too many.
    boolean takeReading(long bytes, String where) {
        if (!budget.hasParts()) {
            budget.takePart();
            return false;
        }
        if (budget.takeReading(bytes)) {
            return true;
        }
        notes.add(MimeDefect.TOO_MANY, where, "readings");
        notes.truncated("readings: no more than " + limits.readings() + " others, of " + limits.readingBytes()
                + " bytes in all, were made");
        return false;
    }
}
