package org.spampot.analysis.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.spampot.model.Bytes;

final class OutlookMailTest {
    @Test
    void keepsTheHeaderWithoutWhatIsOfTheBody() {
        String mail = saved("""
                From: a@example.com
                MIME-Version: 1.0
                Content-Type: multipart/mixed;
                \tboundary="b"
                 ; charset=x
                Subject: one
                \ttwo

                CONTENT-TRANSFER-ENCODING : 8bit
                To: b@example.net
                """);

        assertThat(mail).startsWith("""
                From: a@example.com
                Subject: one
                \ttwo
                To: b@example.net
                MIME-Version: 1.0
                Content-Type: application/vnd.ms-outlook; name="message.msg"
                """);
    }

    @Test
    void keepsAFieldOfVeryManyLines() {
        String lines = "Content-Type: text/plain;\n" + "\tx=y\n".repeat(200_000);

        assertThat(saved(lines + "Subject: behind\n")).startsWith("Subject: behind\nMIME-Version: 1.0\n");
    }

    private static String saved(String header) {
        byte[] file = new CompoundMaker().stream("__properties_version1.0", new byte[32])
                .stream("__substg1.0_007D001F", header.getBytes(StandardCharsets.UTF_16LE)).done();
        Bytes mail = OutlookMail.of(Bytes.own(file));
        return mail == null ? "none" : mail.latin1();
    }
}
