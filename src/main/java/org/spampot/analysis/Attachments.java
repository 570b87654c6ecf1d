package org.spampot.analysis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;
import org.spampot.mime.MimePart;
import org.spampot.model.Attachment;
import org.spampot.model.Bytes;
import org.spampot.model.Finding;

/// The parts that are files, decoded, with digests and the type their content shows. Files are never opened.
public final class Attachments implements Analyzer {
    private static final int LOOK_AT = 64 * 1024;

    private final MimeTypes types = MimeTypes.getDefaultMimeTypes();

    @Override
    public String name() {
        return "attachments";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<Finding> analyze(Mail mail) {
        return mail.parts().stream().filter(Attachments::isFile).map(this::attachment).toList();
    }

    private static boolean isFile(MimePart part) {
        return !part.isContainer()
                && (!part.name().isEmpty() || part.disposition().equals("attachment") || !part.isText());
    }

    private Finding attachment(MimePart part) {
        Bytes body = part.body();
        return new Attachment(part.number(), part.name(), part.type().name(), detected(body), body.size(),
                body.digest("MD5"), body.digest("SHA-1"), body.sha256());
    }

    private String detected(Bytes body) {
        try (var start = body.slice(0, Math.min(LOOK_AT, body.size())).stream()) {
            return types.detect(start, new Metadata()).toString();
        } catch (IOException impossible) {
            throw new UncheckedIOException("reading bytes in memory", impossible);
        }
    }
}
