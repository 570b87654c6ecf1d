package org.spampot.export;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.spampot.model.MessageCapture;

/// One file a message in `cur` of a Maildir, moved there from `tmp`. The names are made of the messages, so that adding
/// to the same Maildir again writes only what is not there, flags set by a mail program or not.
///
/// The messages are in `cur`, not in `new`: a mail program moves what it finds in `new`, and the digests would no longer
/// name it. They have no flags, so they are unread all the same.
///
/// Memory: the names of the files that are there when it is opened.
///
/// Thread-safety: belongs to one thread.
public final class Maildir implements Shelf {
    static final List<String> FOLDERS = List.of("cur", "new", "tmp");
    private static final String FLAGS = ":2,";

    private final Path folder;
    private final EnvelopeHead head;
    private final Digests digests;
    /// From the part of a name before the flags to the file as named from the Maildir.
    private final Map<String, String> there = new HashMap<>();

    /// The Maildir `folder`, which is made when it is not there.
    public Maildir(Path folder, EnvelopeHead head) throws IOException {
        this.folder = folder;
        this.head = head;
        NewFile.folder(folder);
        for (String name : FOLDERS) {
            NewFile.folder(folder.resolve(name));
        }
        list("cur");
        list("new");
        this.digests = new Digests(folder, true);
    }

    /// Whether `folder` is one.
    public static boolean isOne(Path folder) {
        return FOLDERS.stream().allMatch(name -> Files.isDirectory(folder.resolve(name)));
    }

    private void list(String name) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder.resolve(name))) {
            for (Path file : files) {
                String whole = String.valueOf(file.getFileName());
                there.put(whole.split(":", 2)[0], name + "/" + whole);
            }
        }
    }

    @Override
    public boolean put(MessageCapture message) throws IOException {
        byte[] before = head.of(message);
        String base = message.at().getEpochSecond() + "." + message.id() + ".spampot,S="
                + (before.length + message.content().size());
        String known = there.get(base);
        String name = known == null ? "cur/" + base + FLAGS : known;
        if (known == null) {
            try (var file = new NewFile(folder.resolve(name), folder.resolve("tmp").resolve(base))) {
                file.out().write(before);
                message.content().writeTo(file.out());
                file.name();
            }
        }
        // what a run that was stopped had written is not listed yet
        if (!digests.lists(name)) {
            digests.add(name, before, message);
        }
        return known == null;
    }

    @Override
    public void finish() throws IOException {
        digests.name();
    }

    @Override
    public void close() throws IOException {
        digests.close();
    }
}
