package org.spampot.analysis.file;

import org.spampot.model.Bytes;

/// The digests of a file that analysts look files up by: exact ones, and two that are near for near files.
///
/// @param md5 lower-case hex, as the other two
/// @param tlsh empty for files too small or too plain
public record Digests(String md5, String sha1, String sha256, String tlsh, String ssdeep) {
    public static Digests of(Bytes bytes) {
        byte[] array = bytes.toArray();
        return new Digests(bytes.digest("MD5"), bytes.digest("SHA-1"), bytes.sha256(), Tlsh.of(array),
                Ssdeep.of(array));
    }
}
