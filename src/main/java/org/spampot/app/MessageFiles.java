package org.spampot.app;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.spampot.model.Bytes;

/// Messages given on the command line: files of one message each, folders of them, `-` for standard input.
final class MessageFiles {
    /// A file larger than this is not one mail.
    static final int LARGEST = 64 << 20;

    private MessageFiles() {}

    /// All files that `paths` mean: folders are walked, their files in the order of their names; links are not followed.
    static List<String> list(List<String> paths) {
        List<String> files = new ArrayList<>();
        for (String path : paths) {
            Path file = Path.of(path);
            if (path.equals("-") || !Files.isDirectory(file)) {
                files.add(path);
                continue;
            }
            try (Stream<Path> found = Files.walk(file)) {
                found.filter(each -> Files.isRegularFile(each, LinkOption.NOFOLLOW_LINKS)).sorted()
                        .forEach(each -> files.add(each.toString()));
            } catch (IOException | java.io.UncheckedIOException unreadable) {
                throw Trouble.failed("analyze: " + path + " cannot be listed; check its permissions");
            }
        }
        return files;
    }

    /// The message in `file`, without the `From ` line that it has when it was cut out of an mbox.
    static Bytes read(String file, InputStream standardInput) throws IOException {
        try (InputStream in = file.equals("-") ? standardInput : Files.newInputStream(Path.of(file))) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new IOException("larger than 64 MB; give one message a file");
            }
            return withoutEnvelopeLine(Bytes.own(bytes));
        }
    }

    /// The message without the `From ` line that it may begin with.
    static Bytes withoutEnvelopeLine(Bytes bytes) {
        if (bytes.size() < 5 || !bytes.slice(0, 5).latin1().equals("From ")) {
            return bytes;
        }
        int at = 5;
        while (at < bytes.size() && bytes.at(at) != '\n') {
            at++;
        }
        return bytes.slice(Math.min(at + 1, bytes.size()), bytes.size());
    }
}
