package org.spampot.model;

import java.net.InetAddress;
import java.util.Optional;

/// The addresses that begin with the same bits: `192.0.2.0/24`, `2001:db8::/32`; a single address is a network of its
/// own.
///
/// @param address one of them; bits after the prefix do not count
/// @param bits how many bits are the same: 0 to 32, or to 128 for IPv6
public record Network(InetAddress address, int bits) {
    /// What `text` writes, or nothing when it does not write one.
    public static Optional<Network> parse(String text) {
        int slash = text.indexOf('/');
        String length = text.substring(slash + 1);
        if (slash >= 0 && !length.matches("[0-9]{1,3}")) {
            return Optional.empty();
        }
        try {
            InetAddress address = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
            int most = 8 * address.getAddress().length;
            int bits = slash < 0 ? most : Integer.parseInt(length);
            return bits > most ? Optional.empty() : Optional.of(new Network(address, bits));
        } catch (IllegalArgumentException notNumeric) {
            return Optional.empty();
        }
    }

    /// Whether `other` is one of them. IPv4 is never within IPv6.
    public boolean contains(InetAddress other) {
        byte[] mine = address.getAddress();
        byte[] its = other.getAddress();
        if (mine.length != its.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit += 8) {
            int mask = bits - bit >= 8 ? 0xff : 0xff << (8 - (bits - bit));
            if (((mine[bit / 8] ^ its[bit / 8]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return address.getHostAddress() + "/" + bits;
    }
}
