package org.spampot.smtp.auth;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.spampot.model.Bytes;
import org.spampot.smtp.Draw;

/// The challenge of an NTLM server (MS-NLMP section 2.2.1.2), as a member of a Windows domain writes it.
final class NtlmChallenge {
    /// REQUEST_TARGET, NTLM, TARGET_TYPE_DOMAIN, TARGET_INFO, VERSION: what we are.
    private static final int OURS = 0x0281_0204;
    /// OEM names instead of Unicode.
    private static final int OEM = 0x2;
    /// SIGN, SEAL, ALWAYS_SIGN, EXTENDED_SESSIONSECURITY, 128, KEY_EXCH, 56: granted to whoever asks.
    private static final int GRANTED = 0xe008_8030;
    private static final int HEAD = 56;
    private static final int LARGEST = 4096;
    private static final int LONGEST_NAME = 255;
    private static final Instant FILETIME_BEGAN = Instant.parse("1601-01-01T00:00:00Z");
    /// The first is told in each, the second is "none known".
    private static final int[] WINDOWS = {10, 0, 17763};

    private NtlmChallenge() {}

    /// @param flags of the client's message
    static Bytes of(Terms terms, int flags) {
        NtlmTarget target = terms.ntlm();
        boolean unicode = (flags & NtlmMessage.UNICODE) != 0;
        byte[] name = text(target.domain().isEmpty() ? target.computer() : target.domain(),
                unicode ? StandardCharsets.UTF_16LE : StandardCharsets.ISO_8859_1);
        byte[] info = info(target, terms.now());
        var out = ByteBuffer.allocate(LARGEST).order(ByteOrder.LITTLE_ENDIAN);
        out.put(text("NTLMSSP\0", StandardCharsets.ISO_8859_1)).putInt(2);
        field(out, name.length, HEAD);
        out.putInt(OURS | (unicode ? NtlmMessage.UNICODE : OEM) | (flags & GRANTED));
        out.putLong(Draw.of(terms.seed(), 1)).putLong(0);
        field(out, info.length, HEAD + name.length);
        version(out, target.version());
        out.put(name).put(info);
        return Bytes.own(Arrays.copyOf(out.array(), out.position()));
    }

    private static void field(ByteBuffer out, int length, int at) {
        out.putShort((short) length).putShort((short) length).putInt(at);
    }

    /// MS-NLMP section 2.2.2.10; 15 is the only revision there is.
    private static void version(ByteBuffer out, String version) {
        int[] numbers = WINDOWS.clone();
        String[] parts = version.split("\\.", -1);
        for (int at = 0; at < Math.min(parts.length, numbers.length); at++) {
            numbers[at] = parts[at].matches("[0-9]{1,5}") ? Integer.parseInt(parts[at]) : numbers[at];
        }
        out.put((byte) numbers[0]).put((byte) numbers[1]).putShort((short) numbers[2]).putInt(15 << 24);
    }

    /// MS-NLMP section 2.2.2.1, in the order of Windows.
    private static byte[] info(NtlmTarget target, Instant now) {
        var out = ByteBuffer.allocate(LARGEST - HEAD - 2 * LONGEST_NAME).order(ByteOrder.LITTLE_ENDIAN);
        pair(out, 2, target.domain());
        pair(out, 1, target.computer());
        pair(out, 4, target.dnsDomain());
        pair(out, 3, target.dnsComputer());
        pair(out, 5, target.dnsTree());
        Duration since = Duration.between(FILETIME_BEGAN, now);
        out.putShort((short) 7).putShort((short) 8).putLong(since.getSeconds() * 10_000_000 + since.getNano() / 100);
        out.putInt(0);
        return Arrays.copyOf(out.array(), out.position());
    }

    private static void pair(ByteBuffer out, int kind, String name) {
        if (!name.isEmpty()) {
            byte[] text = text(name, StandardCharsets.UTF_16LE);
            out.putShort((short) kind).putShort((short) text.length).put(text);
        }
    }

    private static byte[] text(String text, Charset charset) {
        return text.substring(0, Math.min(text.length(), LONGEST_NAME)).getBytes(charset);
    }
}
