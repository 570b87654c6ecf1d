package org.spampot.listen.tls;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// Reads the body of a ClientHello. Lists that are cut short or odd are read as far as they go where that leaves no
/// doubt about what follows; a message whose own frame is broken is no ClientHello.
final class HelloParser {
    private static final int RANDOM = 32;
    private static final int VERSION_2_CIPHER = 3;
    private static final int SUPPORTED_GROUPS = 10;
    private static final int POINT_FORMATS = 11;
    private static final int SIGNATURE_ALGORITHMS = 13;
    private static final int SUPPORTED_VERSIONS = 43;

    private final List<Integer> extensions = new ArrayList<>();
    private final List<Integer> groups = new ArrayList<>();
    private final List<Integer> pointFormats = new ArrayList<>();
    private final List<Integer> signatures = new ArrayList<>();
    private final List<Integer> versions = new ArrayList<>();
    private final List<String> alpn = new ArrayList<>();
    private String serverName = "";

    private HelloParser() {}

    /// @param body the message without its type and length
    /// @throws BufferUnderflowException when it ends too early
    static ClientHello parse(ByteBuffer body) {
        return new HelloParser().read(body);
    }

    /// The hello of SSL 2 (RFC 5246 appendix E.2). Its ciphers have three bytes, of which the first is 0 in all that later
    /// versions know, too; it has no extensions.
    ///
    /// @param body the message without its type
    /// @throws BufferUnderflowException when it ends too early
    static ClientHello parseVersion2(ByteBuffer body) {
        int version = number(body, 2);
        int ciphers = number(body, 2);
        int session = number(body, 2);
        int challenge = number(body, 2);
        List<Integer> offered = numbers(part(body, ciphers), VERSION_2_CIPHER);
        part(body, session);
        part(body, challenge);
        return new ClientHello(version, offered, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), "");
    }

    private ClientHello read(ByteBuffer body) {
        int version = number(body, 2);
        part(body, RANDOM);
        part(body, number(body, 1));
        List<Integer> ciphers = numbers(part(body, number(body, 2)), 2);
        part(body, number(body, 1));
        // RFC 5246 section 7.4.1.2: nothing may follow the compression methods
        if (body.hasRemaining()) {
            ByteBuffer all = part(body, number(body, 2));
            while (all.hasRemaining()) {
                int type = number(all, 2);
                extensions.add(type);
                extension(type, part(all, number(all, 2)));
            }
        }
        return new ClientHello(version, ciphers, extensions, groups, pointFormats, signatures, versions, alpn,
                serverName);
    }

    private void extension(int type, ByteBuffer data) {
        try {
            switch (type) {
                case ClientHello.SERVER_NAME -> serverName(data);
                case SUPPORTED_GROUPS -> groups.addAll(numbers(part(data, number(data, 2)), 2));
                case POINT_FORMATS -> pointFormats.addAll(numbers(part(data, number(data, 1)), 1));
                case SIGNATURE_ALGORITHMS -> signatures.addAll(numbers(part(data, number(data, 2)), 2));
                case ClientHello.ALPN -> {
                    ByteBuffer names = part(data, number(data, 2));
                    while (names.hasRemaining()) {
                        alpn.add(text(part(names, number(names, 1))));
                    }
                }
                case SUPPORTED_VERSIONS -> versions.addAll(numbers(part(data, number(data, 1)), 2));
                default -> {
                    // only its presence counts
                }
            }
        } catch (BufferUnderflowException broken) {
            // its inside is damaged, its frame is not: what was read of it stands
        }
    }

    /// RFC 6066 section 3: a list of names, of which only type 0, a host, was ever defined.
    private void serverName(ByteBuffer data) {
        ByteBuffer names = part(data, number(data, 2));
        while (names.hasRemaining() && serverName.isEmpty()) {
            int type = number(names, 1);
            ByteBuffer name = part(names, number(names, 2));
            if (type == 0) {
                serverName = text(name);
            }
        }
    }

    private static String text(ByteBuffer part) {
        byte[] bytes = new byte[part.remaining()];
        part.get(bytes);
        return ClientHello.text(bytes);
    }

    private static List<Integer> numbers(ByteBuffer list, int width) {
        var numbers = new ArrayList<Integer>(list.remaining() / width);
        while (list.remaining() >= width) {
            numbers.add(number(list, width));
        }
        return numbers;
    }

    private static int number(ByteBuffer from, int width) {
        int number = 0;
        for (int i = 0; i < width; i++) {
            number = (number << 8) | (from.get() & 0xff);
        }
        return number;
    }

    /// The next `length` bytes, apart.
    private static ByteBuffer part(ByteBuffer from, int length) {
        if (length > from.remaining()) {
            throw new BufferUnderflowException();
        }
        ByteBuffer part = from.slice(from.position(), length);
        from.position(from.position() + length);
        return part;
    }
}
