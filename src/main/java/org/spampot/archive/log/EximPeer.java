package org.spampot.archive.log;

import org.jspecify.annotations.Nullable;

/// The client as Exim writes it: `H=name (helo) [address]:port`, where name and helo may be missing.
///
/// @param helo empty when it is the name, or not logged
/// @param end index behind it
record EximPeer(Client client, String helo, int end) {
    private static final String[] BEFORE = {" H=", " from ", " for ", "connection from "};

    /// The client that a text names, wherever; nothing when it names none.
    static @Nullable EximPeer of(String text) {
        if (text.startsWith("SMTP protocol error in ") || text.startsWith("SMTP syntax error in ")) {
            // The quoted command is the client's, and may look like a client.
            int at = text.lastIndexOf("\" H=");
            return at < 0 ? null : at(text, at + 4);
        }
        EximPeer host = ofHost(text);
        if (host != null) {
            return host;
        }
        int scan = text.indexOf("(host=");
        if (scan > 0 && text.startsWith("SA: ")) {
            EximPeer scanned = at(text, scan + 6);
            if (scanned != null) {
                return scanned;
            }
        }
        if (text.startsWith("no host name found for IP address ")) {
            String word = text.substring(34);
            int end = word.indexOf(' ');
            String ip = Client.ip(end < 0 ? word : word.substring(0, end));
            return ip.isEmpty() ? null : new EximPeer(new Client("", ip, 0), "", text.length());
        }
        for (String before : BEFORE) {
            for (int at = text.indexOf(before); at >= 0; at = text.indexOf(before, at + 1)) {
                EximPeer peer = at(text, at + before.length());
                if (peer != null) {
                    return peer;
                }
                if (at > 400) {
                    break;
                }
            }
        }
        return null;
    }

    /// The first `H=`.
    static @Nullable EximPeer ofHost(String text) {
        int at = text.startsWith("H=") ? 0 : text.indexOf(" H=") + 1;
        return text.startsWith("H=", at) ? at(text, at + 2) : null;
    }

    private static @Nullable EximPeer at(String text, int from) {
        int at = from;
        String name = "";
        String helo = "";
        if (at < text.length() && "([".indexOf(text.charAt(at)) < 0) {
            int end = text.indexOf(' ', at);
            if (end < 0) {
                return null;
            }
            name = text.substring(at, end);
            at = end + 1;
        }
        if (text.startsWith("(", at)) {
            int end = text.indexOf(") [", at);
            if (end < 0) {
                return null;
            }
            helo = text.substring(at + 1, end);
            at = end + 2;
        }
        Client client = text.startsWith("[", at) ? Client.at(text, at) : null;
        if (client == null || client.ip().isEmpty()) {
            return null;
        }
        return new EximPeer(new Client(name, client.ip(), client.port()), helo, text.indexOf(']', at) + 1);
    }
}
