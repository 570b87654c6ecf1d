package org.spampot.analysis.header;

import java.util.Locale;
import java.util.Set;
import org.spampot.analysis.link.IpText;

/// The client's address as fields other than Received name it: `client-ip=` of Received-SPF, `smtp.remote-ip=` and
/// Microsoft's `sender IP is` of Authentication-Results, X-Originating-IP and its kin.
final class ClientClaim {
    private static final Set<String> FIELDS = Set.of("received-spf", "authentication-results", "x-originating-ip",
            "x-sender-ip", "x-source-ip", "x-client-ip", "x-real-ip", "x-remote-ip", "x-originating-client-ip",
            "x-sender-host-address", "x-aol-ip", "x-sohu-antispam-ip", "x-spam-source-ip", "x-forwarded-for",
            "x-mailfrom-ip", "x-webmail-user-ip", "x-http-posting-host", "x-originator-ip", "x-sophos-client-ip");
    private static final int LONGEST_READ = 2_000;

    private ClientClaim() {}

    /// @param name of a field, lower case
    static boolean isOne(String name) {
        return FIELDS.contains(name);
    }

    /// The usual form; empty when none is named.
    static String address(String name, String value) {
        String text = value.substring(0, Math.min(LONGEST_READ, value.length()));
        if (name.equals("received-spf")) {
            return behind(text, "client-ip=");
        }
        if (name.equals("authentication-results")) {
            for (String mark : new String[]{"smtp.remote-ip=", "policy.iprev=", "smtp.client-ip=", "sender ip is "}) {
                String ip = behind(text, mark);
                if (!ip.isEmpty()) {
                    return ip;
                }
            }
            return "";
        }
        String first = text.strip();
        int end = first.indexOf(',');
        return ReceivedClient.address(end < 0 ? first : first.substring(0, end).strip());
    }

    private static String behind(String text, String mark) {
        int at = text.toLowerCase(Locale.ROOT).indexOf(mark);
        if (at < 0) {
            return "";
        }
        int start = Math.min(text.length(), at + mark.length());
        int end = start;
        while (end < text.length() && " ;,()\"".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return IpText.canonical(text.substring(start, end));
    }
}
