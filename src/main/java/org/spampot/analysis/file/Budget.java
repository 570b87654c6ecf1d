package org.spampot.analysis.file;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// How much may be got out of the files of one message, all of them together. What is over is left out and said; what
/// was read before still counts. Nothing here is a time: work is counted in bytes, entries and keys, so that the same
/// message always gives the same findings.
///
/// Thread-safety: none, one thread analyzes one mail.
public final class Budget {
    /// Bytes decompressed.
    static final int BYTES = 64 * 1024 * 1024;
    /// Bytes decompressed of one file.
    static final int FILE_BYTES = 32 * 1024 * 1024;
    /// From so many bytes on a file may not be [#RATIO] times as large as what it was packed in.
    private static final int RATIO_FROM = 8 * 1024 * 1024;
    private static final int RATIO = 200;
    static final int ENTRIES = 1_000;
    static final int DEPTH = 6;
    /// Characters of text and HTML handed on to be searched.
    static final int TEXT = 4 * 1024 * 1024;
    /// Bytes of messages in files, which are read as the message itself is.
    static final int MESSAGES = 8 * 1024 * 1024;
    static final int URLS = 5_000;
    /// Tries of a password; a try of a slow key derivation counts more.
    static final int TRIES = 1_200;

    private final Set<String> reasons = new LinkedHashSet<>();
    private final Set<String> opened = new HashSet<>();
    private long bytes = BYTES;
    private int entries = ENTRIES;
    private int text = TEXT;
    private int messages = MESSAGES;
    private int urls = URLS;
    private int tries = TRIES;

    /// Why something was left out: a short phrase for each limit that was reached.
    public List<String> reasons() {
        return List.copyOf(reasons);
    }

    /// How many bytes a file packed into `packed` bytes may still give.
    int allowance(long packed) {
        long ratio = Math.max(RATIO_FROM, packed * RATIO);
        return (int) Math.min(Math.min(bytes, FILE_BYTES), ratio);
    }

    void spend(int count) {
        bytes -= count;
    }

    void overBytes() {
        reasons.add("files: what unpacks to more than " + (FILE_BYTES >> 20) + " MiB a file, " + RATIO
                + " times its size or " + (BYTES >> 20) + " MiB in all was read that far");
    }

    boolean takeEntry() {
        return take(entries-- > 0, "files: the first " + ENTRIES + " entries of archives were read");
    }

    boolean takeDepth(int depth) {
        return take(depth < DEPTH, "files: " + DEPTH + " levels of files in files were read");
    }

    boolean hasEntries() {
        return entries > 0;
    }

    /// Whether a message of `size` bytes in a file may be read.
    boolean takeMessage(int size) {
        messages -= size;
        return take(messages >= 0, "files: " + (MESSAGES >> 20) + " MiB of messages in files were read");
    }

    /// How many of `wanted` characters may be handed on.
    int takeText(int wanted) {
        int given = Math.min(wanted, text);
        text -= given;
        take(given == wanted, "files: the first " + TEXT + " characters of text in files were read");
        return given;
    }

    boolean takeUrl() {
        return take(urls-- > 0, "files: the first " + URLS + " links of documents were read");
    }

    boolean takeTries(int cost) {
        tries -= cost;
        return take(tries >= 0, "files: passwords were tried " + TRIES + " times");
    }

    /// True the first time a file with this digest is opened: a file that holds itself is opened once.
    boolean isNew(String sha256) {
        return opened.add(sha256);
    }

    private boolean take(boolean there, String otherwise) {
        if (!there) {
            reasons.add(otherwise);
        }
        return there;
    }
}
