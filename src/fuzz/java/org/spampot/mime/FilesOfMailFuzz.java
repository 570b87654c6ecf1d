package org.spampot.mime;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.spampot.model.Bytes;

/// Any bytes may be a file that holds parts (TNEF, CMS, AppleSingle), or a text that holds files: no exception, parts within limits,
/// each with a number of its own.
class FilesOfMailFuzz {
    @FuzzTest(maxDuration = "30s")
    void anyBytesAreAFile(byte[] data) {
        check("Content-Type: application/octet-stream\nContent-Transfer-Encoding: binary\n\n", data);
    }

    @FuzzTest(maxDuration = "30s")
    void anyBytesAreAText(byte[] data) {
        check("Content-Type: text/plain\n\n", data);
    }

    private static void check(String header, byte[] data) {
        Bytes content = Bytes.latin1(header + Bytes.own(data).latin1());

        MimeMessage message = MimeReader.read(content);

        expect(message.parts().size() <= MimeLimits.DEFAULT.parts(), "too many parts");
        expect(message.parts().stream().map(MimePart::number).distinct().count() == message.parts().size(),
                "two parts of one number");
        expect(message.equals(MimeReader.read(content)), "another tree for the same bytes");
    }

    private static void expect(boolean fact, String otherwise) {
        if (!fact) {
            throw new AssertionError(otherwise);
        }
    }
}
