package org.spampot.journal;

/// A data directory that another process owns. What is to be kept in it can be handed to that by the [Spool].
public final class DataDirectoryInUse extends DataDirectoryRefused {
    private static final long serialVersionUID = 1;

    DataDirectoryInUse(String line) {
        super(line, null);
    }
}
