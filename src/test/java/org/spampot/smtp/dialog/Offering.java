package org.spampot.smtp.dialog;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.spampot.model.Bytes;
import org.spampot.smtp.Extension;
import org.spampot.smtp.Reply;
import org.spampot.smtp.Voice;
import org.spampot.smtp.Words;
import org.spampot.smtp.auth.Mechanism;
import org.spampot.smtp.auth.NtlmTarget;
import org.spampot.smtp.auth.Offer;

/// A persona that offers AUTH besides what it offers anyway; the last line of EHLO says so.
public record Offering(Voice voice, String mechanisms) implements Like {
    private static final NtlmTarget NTLM = new NtlmTarget("EXAMPLE", "MX", "example.com", "mx.example.com",
            "example.com", "10.0.17763", "NTLM supported");

    @Override
    public Offer auth() {
        List<Mechanism> known = Stream.of(mechanisms.split(" ", -1)).flatMap(each -> Mechanism.named(each).stream())
                .toList();
        return new Offer(known, mechanisms.startsWith("tls-only"), NTLM);
    }

    @Override
    public Reply ehlo(Words words, Set<Extension> withheld) {
        Reply plain = voice.ehlo(words, withheld);
        if (withheld.contains(Extension.AUTH)) {
            return plain;
        }
        var lines = new ArrayList<>(plain.text().latin1().lines().toList());
        lines.set(lines.size() - 1, lines.getLast().replaceFirst("^250 ", "250-"));
        lines.add("250 AUTH " + mechanisms.replace("tls-only ", ""));
        return new Reply(Bytes.latin1(String.join("\r\n", lines) + "\r\n"), plain.delay());
    }

    @Override
    public boolean offers(Extension extension) {
        return extension == Extension.AUTH || voice.offers(extension);
    }
}
