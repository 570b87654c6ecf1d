package org.spampot.listen.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.spampot.listen.tls.HelloReader.Reading;

/// The published examples of both fingerprints, and hellos of real clients.
final class FingerprintsTest {
    private static final List<Integer> SIGNATURES = List.of(0x0403, 0x0804, 0x0401, 0x0503, 0x0805, 0x0501, 0x0806,
            0x0601);
    private static final List<Integer> BROWSER = List.of(4865, 4866, 4867, 49195, 49199, 49196, 49200, 52393, 52392,
            49171, 49172, 156, 157, 47, 53);

    @Test
    void ja3OfItsOwnDescription() {
        ClientHello hello = read(new Hellos(769,
                List.of(47, 53, 5, 10, 49161, 49162, 49171, 49172, 50, 56, 19, 4))
                .with(0, Hellos.serverName("example.com"))
                .with(10, Hellos.lists(2, List.of(23, 24, 25)))
                .with(11, new byte[]{1, 0}));

        assertThat(Ja3.of(hello).text()).isEqualTo(
                "769,47-53-5-10-49161-49162-49171-49172-50-56-19-4,0-10-11,23-24-25,0");
        assertThat(Ja3.of(hello).hash()).isEqualTo("ada70206e40642a3e4461f35503241d5");
    }

    @Test
    void ja3WithoutExtensions() {
        ClientHello hello = read(new Hellos(769, List.of(4, 5, 10, 9, 100, 98, 3, 6, 19, 18, 99)));

        assertThat(Ja3.of(hello).text()).isEqualTo("769,4-5-10-9-100-98-3-6-19-18-99,,,");
        assertThat(Ja3.of(hello).hash()).isEqualTo("de350869b8c85de67a350c8d186f11e6");
        assertThat(Ja4.of(hello).text()).startsWith("t10i110000_").endsWith("_000000000000");
    }

    @Test
    void ja4OfItsOwnDescription() {
        Hellos written = new Hellos(0x0303, BROWSER).with(0, Hellos.serverName("example.com"))
                .with(13, Hellos.lists(2, SIGNATURES)).with(16, Hellos.alpn("h2", "http/1.1"))
                .with(43, Hellos.lists(1, List.of(0x0304, 0x0303)));
        List.of(0xff01, 0x33, 0x2d, 5, 0x4469, 0x23, 0x1b, 0x12, 0xa, 0x17, 0xb, 0x15).forEach(written::with);

        assertThat(Ja4.of(read(written)).text()).isEqualTo("t13d1516h2_8daaf6152771_e5627efa2ab1");
    }

    /// Both fingerprints of one hello as browserleaks.com showed them for Chrome 143, with the made-up values that
    /// Chrome mixes in.
    @Test
    void madeUpValuesDoNotCount() {
        Hellos written = new Hellos(771, plus(0x1a1a, BROWSER)).with(0x2a2a).with(45).with(51)
                .with(16, Hellos.alpn("h2", "http/1.1")).with(65037).with(23).with(17613)
                .with(0, Hellos.serverName("tls.browserleaks.com")).with(11, new byte[]{1, 0})
                .with(10, Hellos.lists(2, List.of(0xbaba, 4588, 29, 23, 24)))
                .with(43, Hellos.lists(1, List.of(0xfafa, 0x0304, 0x0303))).with(65281).with(35).with(18).with(5)
                .with(13, Hellos.lists(2, plus(0x3a3a, SIGNATURES))).with(27).with(0xdada, new byte[1]);
        ClientHello hello = read(written);

        assertThat(Ja3.of(hello).hash()).isEqualTo("98487aa16281980e7d1120d399efb6a4");
        assertThat(Ja4.of(hello).text()).isEqualTo("t13d1516h2_8daaf6152771_d8a2da3f94cd");
    }

    /// By the examples of the description: letters and digits as they are, else the ends of the hex digits.
    @ParameterizedTest
    @CsvSource({"6832, h2", "30, 00", "68, hh", "ab, ab", "abcd, ad", "30ab, 3b", "30313233abcd, 3d",
            "3031, 01", "736d7470, sp", "303132ab, 3b"})
    void protocolIsShownByItsEnds(String hex, String shown) {
        String name = new String(java.util.HexFormat.of().parseHex(hex), StandardCharsets.ISO_8859_1);
        ClientHello hello = read(new Hellos(0x0303, List.of(47)).with(16, Hellos.alpn(name)));

        assertThat(Ja4.of(hello).text().substring(8, 10)).isEqualTo(shown);
    }

    @Test
    void countsStopAtNinetyNine() {
        var many = java.util.stream.IntStream.range(1, 200).boxed().toList();

        assertThat(Ja4.of(read(new Hellos(0x0300, many))).text()).startsWith("ts3i990000_");
    }

    @ParameterizedTest
    @MethodSource("captured")
    void realClients(String client, String ja3Text, String ja3, String ja4) throws IOException {
        byte[] wire = resource("HelloFuzzInputs/anyBytesAreReadAlikeHoweverTheyAreCut/" + client);
        ClientHello hello = read(wire);

        assertThat(Ja3.of(hello).text()).isEqualTo(ja3Text);
        assertThat(Ja3.of(hello).hash()).isEqualTo(ja3);
        assertThat(Ja4.of(hello).text()).isEqualTo(ja4);
        assertThat(hello.serverName()).isEqualTo(client.equals("openssl-tls10") ? "" : "mx.example.com");
    }

    static List<Arguments> captured() throws IOException {
        List<String> lines = new String(resource("hellos.txt"), StandardCharsets.US_ASCII).lines()
                .filter(line -> !line.startsWith("#")).toList();
        return java.util.stream.IntStream.range(0, lines.size() / 4)
                .mapToObj(row -> Arguments.of(lines.subList(4 * row, 4 * row + 4).toArray())).toList();
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream file = Objects.requireNonNull(FingerprintsTest.class.getResourceAsStream(name), name)) {
            return file.readAllBytes();
        }
    }

    private static List<Integer> plus(int first, List<Integer> others) {
        return java.util.stream.Stream.concat(java.util.stream.Stream.of(first), others.stream()).toList();
    }

    private static ClientHello read(Hellos hello) {
        return read(hello.records(1 << 14));
    }

    private static ClientHello read(byte[] wire) {
        Reading read = new HelloReader().read(ByteBuffer.wrap(wire));
        assertThat(read).isInstanceOf(Reading.Complete.class);
        return ((Reading.Complete) read).hello();
    }
}
