package org.spampot.listen.proxy;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.spampot.listen.proxy.ProxyReader.Reading;
import org.spampot.model.Endpoint;

/// Version 1: `PROXY TCP4 192.0.2.1 198.51.100.1 56324 25`, one space between the words.
final class ProxyLine {
    private static final Pattern NOBODY = Pattern.compile("PROXY UNKNOWN( [ -~]*)?\r\n");
    private static final Pattern FORM = Pattern.compile(
            "PROXY TCP([46]) ([0-9A-Fa-f:.]{2,39}) ([0-9A-Fa-f:.]{2,39}) ([0-9]{1,5}) ([0-9]{1,5})\r\n");
    private static final Pattern FOUR = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
    private static final int HIGHEST_PORT = 65_535;

    private ProxyLine() {}

    /// @param size of the line in `bytes`, its end included
    static Reading parse(byte[] bytes, int size) {
        String line = new String(bytes, 0, size, StandardCharsets.ISO_8859_1);
        if (NOBODY.matcher(line).matches()) {
            return new Reading.Local();
        }
        Matcher form = FORM.matcher(line);
        if (form.matches()) {
            boolean four = form.group(1).equals("4");
            Endpoint client = endpoint(form.group(2), form.group(4), four);
            Endpoint server = endpoint(form.group(3), form.group(5), four);
            if (client != null && server != null) {
                return new Reading.Proxied(client, server);
            }
        }
        return new Reading.Not("a malformed PROXY line");
    }

    private static @Nullable Endpoint endpoint(String address, String port, boolean four) {
        int number = Integer.parseInt(port);
        if (number > HIGHEST_PORT || FOUR.matcher(address).matches() != four) {
            return null;
        }
        try {
            InetAddress read = InetAddress.ofLiteral(address);
            return four && !(read instanceof Inet4Address) ? null : new Endpoint(read, number);
        } catch (IllegalArgumentException notNumeric) {
            return null;
        }
    }
}
