package org.spampot.archive;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import org.apache.commons.compress.MemoryLimitException;
import org.apache.commons.compress.PasswordRequiredException;
import org.apache.commons.compress.archivers.zip.UnsupportedZipFeatureException;

/// What is said of an archive that cannot be read on.
final class Trouble {
    static final String DAMAGED = "damaged or cut short";
    static final String ENCRYPTED = "encrypted";
    static final String METHOD = "packed in a way that is not read";

    private Trouble() {}

    static String of(Throwable failure) {
        return switch (failure) {
            case Refused refused -> refused.why;
            case PasswordRequiredException _ -> ENCRYPTED;
            case MemoryLimitException _ -> "needs more memory than it is given";
            case org.tukaani.xz.MemoryLimitException _ -> "needs more memory than it is given";
            case UnsupportedZipFeatureException _ -> METHOD;
            default -> DAMAGED;
        };
    }

    /// Of a file that cannot be opened at all.
    static String opening(IOException failure) {
        return failure instanceof AccessDeniedException ? "no permission; run as its owner" : "cannot be read";
    }

    /// A limit was reached.
    static final class Refused extends IOException {
        private static final long serialVersionUID = 1;
        private final String why;

        Refused(String why) {
            super(why);
            this.why = why;
        }
    }
}
