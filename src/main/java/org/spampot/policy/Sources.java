package org.spampot.policy;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/// Who counts as one client.
final class Sources {
    /// An address of IPv4.
    static final int ONE = 4;
    /// Its /24: senders of one operator share it.
    static final int NEIGHBORS = 3;
    /// Whoever has one address of IPv6 has the /64 it is in.
    private static final int IPV6 = 8;

    private Sources() {}

    /// The network that `address` is in, as hex digits.
    ///
    /// @param ipv4 how many bytes of an IPv4 address count
    static String network(InetAddress address, int ipv4) {
        byte[] bytes = address.getAddress();
        return HexFormat.of().formatHex(Arrays.copyOf(bytes, bytes.length == 4 ? ipv4 : IPV6));
    }
}
