package org.spampot.journal;

import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/// Who may read what we make: folders 0700, files 0600, where the file system knows such things.
final class Modes {
    private Modes() {}

    static FileAttribute<?>[] folder(Path near) {
        return attributes(near, "rwx------");
    }

    static FileAttribute<?>[] file(Path near) {
        return attributes(near, "rw-------");
    }

    private static FileAttribute<?>[] attributes(Path near, String mode) {
        return near.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[]{PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))}
                : new FileAttribute<?>[0];
    }
}
