package org.spampot.export;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.spampot.model.MessageCapture;

/// `SHA256SUMS` of a folder, as `sha256sum -c` reads it, and its `manifest.jsonl`. Both get their names last, so that a
/// folder that has them is whole.
///
/// Thread-safety: belongs to one thread.
final class Digests implements Closeable {
    static final String SUMS = "SHA256SUMS";
    static final String MANIFEST = "manifest.jsonl";

    private final NewFile sums;
    private final Manifest manifest;
    private final Set<String> listed = new HashSet<>();

    /// Those of `folder`; what they list already stays.
    ///
    /// @param again whether the folder is added to, else what was listed before is forgotten
    Digests(Path folder, boolean again) throws IOException {
        Path before = folder.resolve(SUMS);
        sums = new NewFile(before);
        try {
            manifest = new Manifest(folder.resolve(MANIFEST), again);
            if (again && Files.exists(before)) {
                try (var lines = Files.lines(before, StandardCharsets.ISO_8859_1)) {
                    // two blanks, or a blank and an asterisk, come after the 64 digits
                    lines.filter(line -> line.length() > 66).forEach(line -> listed.add(line.substring(66)));
                }
                Files.copy(before, sums.out());
            }
        } catch (IOException failed) {
            sums.close();
            throw failed;
        }
    }

    /// Whether the file of this name was listed before this run.
    boolean lists(String name) {
        return listed.contains(name);
    }

    /// Lists a file that holds `head` and `message`.
    void add(String name, byte[] head, MessageCapture message) throws IOException {
        String digest = head.length == 0
                ? message.content().sha256()
                : EnvelopeHead.join(head, message.content()).sha256();
        sums.out().write((digest + "  " + name + "\n").getBytes(StandardCharsets.ISO_8859_1));
        manifest.add(message, new Manifest.Place(name, head.length, message.content().size()));
    }

    void name() throws IOException {
        manifest.name();
        sums.name();
    }

    @Override
    public void close() throws IOException {
        try {
            sums.close();
        } finally {
            manifest.close();
        }
    }
}
