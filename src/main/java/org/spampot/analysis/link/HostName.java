package org.spampot.analysis.link;

import crawlercommons.domains.EffectiveTldFinder;
import java.io.ByteArrayOutputStream;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Hosts of URLs and mail addresses: one way of writing each, and the registered domain by the public suffix list.
public final class HostName {
    private static final int LONGEST = 253;
    private static final int LONGEST_LABEL = 63;

    private HostName() {}

    /// Lower case, A-labels, without the dot at the end; addresses in their usual form, IPv6 in brackets; empty when no
    /// such host can exist.
    public static String normal(String written) {
        if (written.startsWith("[") && written.endsWith("]")) {
            int[] groups = IpText.v6(written.substring(1, written.length() - 1));
            return groups.length == 0 ? "" : "[" + IpText.v6Text(groups) + "]";
        }
        if (written.isEmpty() || written.length() > 4 * LONGEST) {
            return "";
        }
        String host = ascii(percentDecoded(written));
        while (host.endsWith(".")) {
            host = host.substring(0, host.length() - 1);
        }
        if (host.isEmpty() || host.length() > LONGEST || !wellFormed(host)) {
            return "";
        }
        char last = host.charAt(host.length() - 1);
        if (Ascii.isDigit(last) || host.contains("0x")) {
            String address = address(host);
            if (!address.isEmpty()) {
                return address;
            }
            return endsInNumber(host) ? "" : host;
        }
        return host;
    }

    /// The registered domain of a host in normal form, private suffixes counted (`shop.blogspot.com` is a domain of its
    /// owner); empty for addresses, names without a dot and public suffixes themselves. A suffix that the list does not
    /// know (`.internal`, `.test`, a top level younger than the list) is one label, as the list's algorithm says: "If no
    /// rules match, the prevailing rule is "*"."
    public static String domain(String host) {
        if (host.isEmpty() || host.startsWith("[") || host.indexOf('.') < 0 || IpText.isV4(host)) {
            return "";
        }
        if (EffectiveTldFinder.getEffectiveTLD(host, false) == null) {
            return lastTwoLabels(host);
        }
        @Nullable
        String domain = EffectiveTldFinder.getAssignedDomain(host, true, false);
        if (domain == null || domain.isEmpty()) {
            domain = EffectiveTldFinder.getAssignedDomain(host, true, true);
        }
        return domain == null ? "" : domain;
    }

    /// True when the public suffix list knows what the host ends in. Text with a dot in it that does not is hardly a host.
    public static boolean hasKnownSuffix(String host) {
        return EffectiveTldFinder.getEffectiveTLD(host, false) != null;
    }

    private static String lastTwoLabels(String host) {
        return host.substring(host.lastIndexOf('.', host.lastIndexOf('.') - 1) + 1);
    }

    private static String ascii(String host) {
        int plain = 0;
        while (plain < host.length() && host.charAt(plain) < 128) {
            plain++;
        }
        if (plain == host.length()) {
            return host.toLowerCase(Locale.ROOT);
        }
        try {
            return IDN.toASCII(host, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException | IndexOutOfBoundsException noHost) {
            // too long or of characters that no host may have: no such host, as documented
            return "";
        }
    }

    private static boolean wellFormed(String host) {
        int label = 0;
        for (int at = 0; at < host.length(); at++) {
            char c = host.charAt(at);
            boolean ordinary = Ascii.isWord(c) || c == '-' || c == '_';
            if (c == '.' ? label == 0 : !ordinary || label >= LONGEST_LABEL) {
                return false;
            }
            label = c == '.' ? 0 : label + 1;
        }
        return true;
    }

    private static boolean endsInNumber(String host) {
        String label = host.substring(host.lastIndexOf('.') + 1);
        return label.startsWith("0x") || Ascii.isDigits(label);
    }

    /// An IPv4 address as browsers read one: one to four numbers, decimal, octal (`0177`) or hexadecimal (`0x7f`), the
    /// last of which fills what is left.
    private static String address(String host) {
        String[] parts = host.split("\\.", 6);
        if (parts.length > 4) {
            return "";
        }
        long address = 0;
        for (int index = 0; index < parts.length; index++) {
            long number = number(parts[index]);
            boolean last = index == parts.length - 1;
            long most = last ? 1L << (8 * (4 - index)) : 256;
            if (number < 0 || number >= most) {
                return "";
            }
            address = last ? address | number : address | (number << (8 * (3 - index)));
        }
        return IpText.v4Text((int) address);
    }

    private static long number(String text) {
        boolean hex = text.startsWith("0x");
        boolean octal = !hex && text.length() > 1 && text.startsWith("0");
        String digits = hex ? text.substring(2) : text;
        int base = hex ? 16 : octal ? 8 : 10;
        if (digits.length() > 12 || digits.isEmpty()) {
            return hex && digits.isEmpty() ? 0 : -1;
        }
        long number = 0;
        for (int at = 0; at < digits.length(); at++) {
            int digit = Character.digit(digits.charAt(at), base);
            if (digit < 0) {
                return -1;
            }
            number = number * base + digit;
        }
        return number;
    }

    private static String percentDecoded(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        var bytes = new ByteArrayOutputStream();
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            int high = c == '%' && at + 2 < text.length() ? Character.digit(text.charAt(at + 1), 16) : -1;
            int low = high >= 0 ? Character.digit(text.charAt(at + 2), 16) : -1;
            if (low >= 0) {
                bytes.write((high << 4) | low);
                at += 2;
            } else {
                bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
