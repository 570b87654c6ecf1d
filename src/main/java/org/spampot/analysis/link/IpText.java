package org.spampot.analysis.link;

import java.util.Locale;

/// IP addresses as text: strict reading, one way of writing (RFC 5952 for IPv6). Nothing is ever resolved.
public final class IpText {
    private IpText() {}

    /// The usual form of an address written alone, with `IPv6:` before it or a scope behind it or not; empty when it is
    /// none.
    public static String canonical(String text) {
        if (text.length() < 2 || text.length() > 64) {
            return "";
        }
        String address = text.regionMatches(true, 0, "ipv6:", 0, 5) ? text.substring(5) : text;
        int scope = address.indexOf('%');
        address = scope < 0 ? address : address.substring(0, scope);
        int v4 = v4(address);
        if (isV4(address)) {
            return v4Text(v4);
        }
        int[] groups = v6(address);
        return groups.length == 0 ? "" : v6Text(groups);
    }

    /// True for private, loopback, link-local, carrier and unspecified addresses: not those of a client on the Internet.
    public static boolean isLocal(String canonical) {
        if (isV4(canonical)) {
            int a = v4(canonical) >>> 24;
            int b = (v4(canonical) >>> 16) & 0xff;
            return switch (a) {
                case 0, 10, 127 -> true;
                case 172 -> b >= 16 && b <= 31;
                case 192 -> b == 168;
                case 169 -> b == 254;
                case 100 -> b >= 64 && b <= 127;
                default -> false;
            };
        }
        int[] groups = v6(canonical);
        if (groups.length == 0) {
            return false;
        }
        boolean loopback = groups[7] <= 1;
        for (int index = 0; index < 7; index++) {
            loopback &= groups[index] == 0;
        }
        return loopback || (groups[0] & 0xfe00) == 0xfc00 || (groups[0] & 0xffc0) == 0xfe80;
    }

    /// Exactly four decimal numbers of 0 to 255 without leading zeros.
    public static boolean isV4(String text) {
        int dots = 0;
        int digits = 0;
        int value = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '.' && digits > 0 && dots < 3) {
                dots++;
                digits = 0;
                value = 0;
            } else if (Ascii.isDigit(c) && digits < 3 && (digits == 0 || value > 0)) {
                value = value * 10 + c - '0';
                digits++;
                if (value > 255) {
                    return false;
                }
            } else {
                return false;
            }
        }
        return dots == 3 && digits > 0;
    }

    /// The 32 bits of what [#isV4] accepts; anything for other text.
    public static int v4(String text) {
        int address = 0;
        int value = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '.') {
                address = (address << 8) | (value & 0xff);
                value = 0;
            } else {
                value = value * 10 + c - '0';
            }
        }
        return (address << 8) | (value & 0xff);
    }

    public static String v4Text(int address) {
        return (address >>> 24) + "." + ((address >>> 16) & 0xff) + "." + ((address >>> 8) & 0xff) + "."
                + (address & 0xff);
    }

    /// Eight groups, or none when it is no IPv6 address.
    public static int[] v6(String text) {
        int colons = text.indexOf("::");
        if (text.indexOf(':') < 0 || (colons >= 0 && text.indexOf("::", colons + 1) >= 0)) {
            return new int[0];
        }
        if (colons < 0 && !hasColons(text, 6)) { // a time, most of all
            return new int[0];
        }
        int[] groups = new int[8];
        if (colons < 0) {
            return groups(text, groups, 0) == 8 ? groups : new int[0];
        }
        String head = text.substring(0, colons);
        String tail = text.substring(colons + 2);
        int[] last = new int[8];
        int before = head.isEmpty() ? 0 : groups(head, groups, 0);
        int after = tail.isEmpty() ? 0 : groups(tail, last, 0);
        if (before < 0 || after < 0 || before + after > 7) {
            return new int[0];
        }
        System.arraycopy(last, 0, groups, 8 - after, after);
        return groups;
    }

    private static boolean hasColons(String text, int fewest) {
        int colons = 0;
        for (int at = 0; at < text.length(); at++) {
            colons += text.charAt(at) == ':' ? 1 : 0;
        }
        return colons >= fewest;
    }

    /// Reads groups into `into` and returns how many; -1 when there is something else.
    private static int groups(String text, int[] into, int count) {
        String[] fields = text.split(":", -1);
        for (int index = 0; index < fields.length; index++) {
            String field = fields[index];
            if (index == fields.length - 1 && isV4(field) && count <= 6) {
                into[count++] = v4(field) >>> 16;
                into[count++] = v4(field) & 0xffff;
            } else if (count < 8 && !field.isEmpty() && field.length() <= 4 && field.chars().allMatch(Ascii::isHex)) {
                into[count++] = Integer.parseInt(field, 16);
            } else {
                return -1;
            }
        }
        return count;
    }

    /// RFC 5952: lower case, no leading zeros, the longest run of zeros (two groups at least) is `::`.
    public static String v6Text(int[] groups) {
        int best = -1;
        int bestLength = 1;
        for (int start = 0; start < 8; start++) {
            int end = start;
            while (end < 8 && groups[end] == 0) {
                end++;
            }
            if (end - start > bestLength) {
                best = start;
                bestLength = end - start;
            }
        }
        boolean mapped = best == 0 && bestLength == 5 && groups[5] == 0xffff;
        var text = new StringBuilder();
        for (int index = 0; index < (mapped ? 6 : 8); index++) {
            if (index == best) {
                text.append("::");
                index += bestLength - 1;
            } else {
                text.append(index == 0 || (best >= 0 && index == best + bestLength) ? "" : ":")
                        .append(Integer.toHexString(groups[index]));
            }
        }
        return (mapped ? text + ":" + v4Text((groups[6] << 16) | groups[7]) : text.toString()).toLowerCase(Locale.ROOT);
    }
}
