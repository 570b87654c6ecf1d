package org.spampot.listen.tls;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Writes ClientHellos for tests.
public final class Hellos {
    private final ByteArrayOutputStream extensions = new ByteArrayOutputStream();
    private final int version;
    private final List<Integer> ciphers;
    private boolean extended;

    public Hellos(int version, List<Integer> ciphers) {
        this.version = version;
        this.ciphers = ciphers;
    }

    /// With an extension of `type`; those that carry a list get the one that belongs to it.
    Hellos with(int type, byte[] data) {
        extended = true;
        extensions.writeBytes(two(type));
        extensions.writeBytes(two(data.length));
        extensions.writeBytes(data);
        return this;
    }

    Hellos with(int type) {
        return with(type, new byte[0]);
    }

    /// The message as it is sent, in records of `most` bytes.
    public byte[] records(int most) {
        byte[] message = message();
        var wire = new ByteArrayOutputStream();
        for (int at = 0; at < message.length; at += most) {
            int size = Math.min(most, message.length - at);
            wire.writeBytes(new byte[]{22, 3, 1});
            wire.writeBytes(two(size));
            wire.write(message, at, size);
        }
        return wire.toByteArray();
    }

    private byte[] message() {
        var body = new ByteArrayOutputStream();
        body.writeBytes(two(version));
        body.writeBytes(new byte[32]);
        body.write(0);
        body.writeBytes(lists(2, ciphers));
        body.writeBytes(new byte[]{1, 0});
        if (extended) {
            body.writeBytes(two(extensions.size()));
            body.writeBytes(extensions.toByteArray());
        }
        var message = new ByteArrayOutputStream();
        message.write(1);
        message.write(0);
        message.writeBytes(two(body.size()));
        message.writeBytes(body.toByteArray());
        return message.toByteArray();
    }

    /// The hello of SSL 2 that offers `version` and ciphers of three bytes each.
    public static byte[] version2(int version, int... ciphers) {
        var body = new ByteArrayOutputStream();
        body.write(1);
        body.writeBytes(two(version));
        body.writeBytes(two(3 * ciphers.length));
        body.writeBytes(two(0));
        body.writeBytes(two(32));
        for (int cipher : ciphers) {
            body.write(cipher >> 16);
            body.writeBytes(two(cipher));
        }
        body.writeBytes(new byte[32]);
        var wire = new ByteArrayOutputStream();
        wire.writeBytes(two(0x8000 | body.size()));
        wire.writeBytes(body.toByteArray());
        return wire.toByteArray();
    }

    /// Numbers of two bytes each after their length in `width` bytes.
    static byte[] lists(int width, List<Integer> numbers) {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(width == 1 ? new byte[]{(byte) (2 * numbers.size())} : two(2 * numbers.size()));
        numbers.forEach(number -> bytes.writeBytes(two(number)));
        return bytes.toByteArray();
    }

    static byte[] alpn(String... names) {
        var list = new ByteArrayOutputStream();
        for (String name : names) {
            list.write(name.length());
            list.writeBytes(name.getBytes(StandardCharsets.ISO_8859_1));
        }
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(two(list.size()));
        bytes.writeBytes(list.toByteArray());
        return bytes.toByteArray();
    }

    static byte[] serverName(String name) {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(two(name.length() + 3));
        bytes.write(0);
        bytes.writeBytes(two(name.length()));
        bytes.writeBytes(name.getBytes(StandardCharsets.ISO_8859_1));
        return bytes.toByteArray();
    }

    private static byte[] two(int number) {
        return new byte[]{(byte) (number >> 8), (byte) number};
    }
}
