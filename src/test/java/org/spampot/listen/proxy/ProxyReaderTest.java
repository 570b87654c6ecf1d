package org.spampot.listen.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spampot.listen.proxy.ProxyReader.Reading;
import org.spampot.model.Endpoint;

final class ProxyReaderTest {
    private static final String SIGNATURE = "0d0a0d0a000d0a515549540a";

    @Test
    void aLineNamesClientAndServer() {
        assertThat(line("PROXY TCP4 192.0.2.1 198.51.100.7 56324 25\r\nEHLO x")).isEqualTo(
                proxied("192.0.2.1", 56_324, "198.51.100.7", 25));
        assertThat(line("PROXY TCP6 2001:db8::1 2001:db8::2 65535 0\r\n")).isEqualTo(
                proxied("2001:db8::1", 65_535, "2001:db8::2", 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PROXY UNKNOWN\r\n", "PROXY UNKNOWN ffff::1 ffff::2 65535 65535\r\n"})
    void aLineMayNameNobody(String text) {
        assertThat(line(text)).isEqualTo(new Reading.Local());
    }

    @ParameterizedTest
    @ValueSource(strings = {"PROXY TCP4 192.0.2.1 198.51.100.7 56324 65536\r\n",
            "PROXY TCP4 192.0.2 198.51.100.7 56324 25\r\n", "PROXY TCP4 192.0.2.256 198.51.100.7 56324 25\r\n",
            "PROXY TCP4 2001:db8::1 2001:db8::2 1 25\r\n", "PROXY TCP6 192.0.2.1 198.51.100.7 1 25\r\n",
            "PROXY TCP4 192.0.2.1 198.51.100.7 56324 25\n", "PROXY  TCP4 192.0.2.1 198.51.100.7 1 25\r\n",
            "PROXY TCP4 192.0.2.1 198.51.100.7 -1 25\r\n", "PROXY UDP4 192.0.2.1 198.51.100.7 1 25\r\n",
            "PROXY TCP4 mail.example.com 198.51.100.7 1 25\r\n", "PROXY TCP6 :: 2001:db8:::1 1 25\r\n", "PROXY \r\n"})
    void aLineOfAnotherFormIsNone(String text) {
        assertThat(line(text)).isEqualTo(new Reading.Not("a malformed PROXY line"));
    }

    @Test
    void whatBeginsOtherwiseIsNoneAtOnce() {
        assertThat(line("E")).isEqualTo(new Reading.Not("no PROXY header"));
        assertThat(line("PROXYX")).isEqualTo(new Reading.Not("no PROXY header"));
        assertThat(line("\r\nX")).isEqualTo(new Reading.Not("no PROXY header"));
        assertThat(line("PROXY ")).isEqualTo(new Reading.More());
    }

    @Test
    void aLineEndsWithinItsLongestForm() {
        assertThat(line("PROXY UNKNOWN " + "x".repeat(91) + "\r\n")).isEqualTo(new Reading.Local());
        assertThat(line("PROXY UNKNOWN " + "x".repeat(93))).isEqualTo(new Reading.Not("a PROXY line without an end"));
    }

    @Test
    void aBlockNamesClientAndServer() {
        assertThat(block("2111000c" + "c0000201" + "c6336407" + "dc04" + "0019")).isEqualTo(
                proxied("192.0.2.1", 56_324, "198.51.100.7", 25));
        assertThat(block("21210027" + "20010db8000000000000000000000001" + "20010db8000000000000000000000002"
                + "ffff0019" + "040000")).as("with an extra field").isEqualTo(
                        proxied("2001:db8::1", 65_535, "2001:db8::2", 25));
    }

    @Test
    void aBlockMayNameNobody() {
        assertThat(block("20000000")).isEqualTo(new Reading.Local());
        assertThat(block("2011000cc0000201c6336407dc040019")).isEqualTo(new Reading.Local());
        assertThat(block("21000000")).isEqualTo(new Reading.Local());
        assertThat(block("2131" + "00d8" + "00".repeat(216))).isEqualTo(new Reading.Local());
    }

    @Test
    void aBlockOfAnotherFormIsNone() {
        assertThat(block("1111000cc0000201c6336407dc040019")).isEqualTo(
                new Reading.Not("a PROXY header of version 1"));
        assertThat(block("22110000")).isEqualTo(new Reading.Not("a PROXY header with command 2"));
        assertThat(block("2112000cc0000201c6336407dc040019")).isEqualTo(
                new Reading.Not("a PROXY header of address family 0x12"));
        assertThat(block("2111000bc0000201c6336407dc0400")).isEqualTo(
                new Reading.Not("a PROXY header too short for its addresses"));
        assertThat(block("2111fff1")).isEqualTo(new Reading.Not("a PROXY header of 65537 bytes"));
        assertThat(block("2111000cc0000201c6336407dc04")).isEqualTo(new Reading.More());
    }

    @Test
    void whatFollowsIsLeft() {
        ByteBuffer wire = bytes("PROXY TCP4 192.0.2.1 198.51.100.7 56324 25\r\nEHLO x\r\n");
        new ProxyReader().read(wire);
        assertThat(StandardCharsets.ISO_8859_1.decode(wire).toString()).isEqualTo("EHLO x\r\n");

        ByteBuffer block = ByteBuffer.wrap(HexFormat.of().parseHex(SIGNATURE + "20000002aaaa414243"));
        new ProxyReader().read(block);
        assertThat(StandardCharsets.ISO_8859_1.decode(block).toString()).isEqualTo("ABC");
    }

    private static Reading line(String text) {
        return new ProxyReader().read(bytes(text));
    }

    private static Reading block(String hex) {
        return new ProxyReader().read(ByteBuffer.wrap(HexFormat.of().parseHex(SIGNATURE + hex)));
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static Reading proxied(String client, int clientPort, String server, int serverPort) {
        return new Reading.Proxied(new Endpoint(InetAddress.ofLiteral(client), clientPort),
                new Endpoint(InetAddress.ofLiteral(server), serverPort));
    }
}
