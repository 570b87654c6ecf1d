package org.spampot.analysis.file;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.spampot.model.Bytes;

/// Files made by the programs that make such files, kept as base64 in `src/test/corpus/files`.
final class FileFixtures {
    static final String MESSAGE = "Dear customer, the invoice is attached. Password: sesame99. Regards";

    private FileFixtures() {}

    static byte[] fixture(String name) {
        Path file = Path.of(System.getProperty("spampot.basedir", "."), "src/test/corpus/files", name + ".b64");
        try {
            return Base64.getMimeDecoder().decode(Files.readAllBytes(file));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    static byte[] unzipped(String name) {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(fixture(name)))) {
            return in.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static byte[] gzip(byte[] content) {
        var out = new ByteArrayOutputStream();
        try (var packed = new GZIPOutputStream(out)) {
            packed.write(content);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    static Contents open(byte[] content, String name) {
        return open(content, name, new Budget());
    }

    static Contents open(byte[] content, String name, Budget budget) {
        return new FileOpener(budget, new Passwords(() -> MESSAGE)).open(Bytes.own(content), name,
                "application/octet-stream", false);
    }
}
