package org.spampot.listen;

import org.spampot.listen.tls.ClientHello;
import org.spampot.listen.tls.Ja3;
import org.spampot.listen.tls.Ja4;
import org.spampot.model.Handshake;

/// What a ClientHello tells of its client, cut to what evidence may hold.
final class Offered {
    private static final int LONGEST_NAME = 255;
    private static final int MOST_PROTOCOLS = 10;
    /// Real ones are below 500 characters.
    private static final int LONGEST_TEXT = 2048;

    private Offered() {}

    /// A handshake of which nothing but the offer is known.
    static Handshake by(ClientHello hello, String failure) {
        Ja3 ja3 = Ja3.of(hello);
        return new Handshake("", "", cut(hello.serverName(), LONGEST_NAME),
                hello.alpn().stream().limit(MOST_PROTOCOLS).map(name -> cut(name, LONGEST_NAME)).toList(), ja3.hash(),
                cut(ja3.text(), LONGEST_TEXT), hello.offersVersion2() ? "" : Ja4.of(hello).text(), false, failure);
    }

    private static String cut(String text, int most) {
        return text.substring(0, Math.min(most, text.length()));
    }
}
