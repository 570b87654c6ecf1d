package org.spampot.listen.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spampot.listen.tls.HelloReader.Reading;

final class HelloReaderTest {
    private static final Hellos HELLO = new Hellos(0x0303, List.of(0x1301, 47)).with(0, Hellos.serverName("a.example"));

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 4, 5, 50, 16_384})
    void spansRecordsAndPackets(int recordSize) {
        byte[] wire = HELLO.records(recordSize);
        var reader = new HelloReader();

        for (int at = 0; at < wire.length - 1; at++) {
            assertThat(reader.read(ByteBuffer.wrap(wire, at, 1))).isInstanceOf(Reading.More.class);
        }
        Reading last = reader.read(ByteBuffer.wrap(wire, wire.length - 1, 1));

        assertThat(last).isInstanceOfSatisfying(Reading.Complete.class, whole -> {
            assertThat(whole.hello().serverName()).isEqualTo("a.example");
            assertThat(whole.hello().ciphers()).containsExactly(0x1301, 47);
        });
        assertThat(reader.read(ByteBuffer.wrap(new byte[]{1, 2, 3}))).as("what follows changes nothing")
                .isEqualTo(last);
    }

    @Test
    void whatIsNoHelloIsNone() {
        assertThat(read("EHLO x\r\n".getBytes(StandardCharsets.US_ASCII))).isEqualTo(new Reading.Not("no TLS"));
        assertThat(read(new byte[]{(byte) 0x80, 46, 4})).isEqualTo(new Reading.Not("SSL 2 or no TLS"));
        assertThat(read(new byte[]{(byte) 0x80, 46, 1, 7})).isEqualTo(new Reading.Not("SSL 2 or no TLS"));
        assertThat(read(new byte[]{(byte) 0xc3, (byte) 0xa9})).as("UTF-8")
                .isEqualTo(new Reading.Not("SSL 2 or no TLS"));
        assertThat(read(new byte[]{(byte) 0x80, 3, 1, 3, 1})).isEqualTo(new Reading.Not("a damaged hello"));
        assertThat(read(new byte[]{22, 2, 0, 0, 4})).isEqualTo(new Reading.Not("no TLS"));
        assertThat(read(new byte[]{22, 3, 1, 0, 0})).isEqualTo(new Reading.Not("a TLS record of 0 bytes"));
        assertThat(read(new byte[]{22, 3, 1, 0x40, 1})).isEqualTo(new Reading.Not("a TLS record of 16385 bytes"));
        assertThat(read(new byte[]{22, 3, 1, 0, 4, 2, 0, 0, 0}))
                .isEqualTo(new Reading.Not("a handshake that begins with message 2"));
    }

    @Test
    void aHelloBeyondTheLimitIsRefusedBeforeItIsHeld() {
        assertThat(read(new byte[]{22, 3, 1, 0, 4, 1, 0, 0x40, 1}))
                .isEqualTo(new Reading.Not("a hello of 16385 bytes"));
        assertThat(read(new byte[]{22, 3, 1, 0, 4, 1, 0, 0x40, 0})).isInstanceOf(Reading.More.class);
    }

    @Test
    void aDamagedFrameIsNoHelloAndADamagedExtensionIsAnEmptyOne() {
        assertThat(read(new byte[]{22, 3, 1, 0, 6, 1, 0, 0, 2, 3, 3})).isEqualTo(new Reading.Not("a damaged hello"));
        Hellos odd = new Hellos(0x0303, List.of(47)).with(10, new byte[]{0, 9, 0, 23}).with(16, new byte[]{0});

        assertThat(read(odd.records(1 << 14))).isInstanceOfSatisfying(Reading.Complete.class, whole -> {
            assertThat(whole.hello().groups()).isEmpty();
            assertThat(whole.hello().extensions()).containsExactly(10, 16);
        });
    }

    @Test
    void everyPrefixIsMore() {
        byte[] wire = HELLO.records(20);
        for (int length = 0; length < wire.length; length++) {
            assertThat(read(Arrays.copyOf(wire, length))).isInstanceOf(Reading.More.class);
        }
    }

    @Test
    void theHelloOfSsl2IsReadAcrossPackets() {
        byte[] wire = Hellos.version2(0x0301, 0x2f, 0x010080);
        var reader = new HelloReader();
        for (int at = 0; at < wire.length - 1; at++) {
            assertThat(reader.read(ByteBuffer.wrap(wire, at, 1))).isInstanceOf(Reading.More.class);
        }

        assertThat(reader.read(ByteBuffer.wrap(wire, wire.length - 1, 1)))
                .isInstanceOfSatisfying(Reading.Complete.class, whole -> {
                    assertThat(whole.hello().version()).isEqualTo(0x0301);
                    assertThat(whole.hello().ciphers()).containsExactly(0x2f, 0x010080);
                    assertThat(whole.hello().offersVersion2()).isTrue();
                    assertThat(Ja3.of(whole.hello()).text()).isEqualTo("769,47-65664,,,");
                });
    }

    private static Reading read(byte[] wire) {
        return new HelloReader().read(ByteBuffer.wrap(wire));
    }
}
