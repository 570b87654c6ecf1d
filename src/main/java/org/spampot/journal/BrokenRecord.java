package org.spampot.journal;

/// A record whose bytes are not what we write; becomes [Entry.Damaged] before it leaves the room.
final class BrokenRecord extends Exception {
    private static final long serialVersionUID = 1;

    BrokenRecord(String reason) {
        super(reason, null, false, false);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
