package org.spampot.listen.proxy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import org.spampot.listen.proxy.ProxyReader.Reading;
import org.spampot.model.Endpoint;

/// Version 2: a signature, version and command, family, length, then addresses in binary and extra fields.
final class ProxyBlock {
    private static final int AFTER_SIGNATURE = 12;
    private static final int FIXED = 16;
    private static final int VERSION = 2;

    private ProxyBlock() {}

    /// @param block the whole header, from 0 to its limit
    static Reading parse(ByteBuffer block) {
        int command = block.get(AFTER_SIGNATURE) & 0xff;
        if (command >> 4 != VERSION) {
            return new Reading.Not("a PROXY header of version " + (command >> 4));
        }
        block.position(FIXED);
        return switch (command & 0x0f) {
            case 0 -> new Reading.Local();
            case 1 -> proxied(block.get(AFTER_SIGNATURE + 1) & 0xff, block);
            default -> new Reading.Not("a PROXY header with command " + (command & 0x0f));
        };
    }

    private static Reading proxied(int family, ByteBuffer addresses) {
        return switch (family) {
            case 0x11 -> endpoints(addresses, 4);
            case 0x21 -> endpoints(addresses, 16);
            // unspecified, and sockets of the proxy's own machine: neither says who it is
            case 0x00, 0x31 -> new Reading.Local();
            default -> new Reading.Not("a PROXY header of address family 0x" + Integer.toHexString(family));
        };
    }

    private static Reading endpoints(ByteBuffer from, int width) {
        if (from.remaining() < 2 * width + 4) {
            return new Reading.Not("a PROXY header too short for its addresses");
        }
        InetAddress client = address(from, width);
        InetAddress server = address(from, width);
        return new Reading.Proxied(new Endpoint(client, from.getShort() & 0xffff),
                new Endpoint(server, from.getShort() & 0xffff));
    }

    private static InetAddress address(ByteBuffer from, int width) {
        byte[] bytes = new byte[width];
        from.get(bytes);
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException never) {
            throw new IllegalStateException("an address of " + width + " bytes", never);
        }
    }
}
