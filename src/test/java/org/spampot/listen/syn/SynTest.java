package org.spampot.listen.syn;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Packets and what p0f 3 says of them. Addresses and ports are of no account.
final class SynTest {
    private static final String ADDRESSES = "c0000201c6336407";
    private static final String PORTS = "dc040019";
    private static final String LINUX = "4500003c1c464000350600" + "00" + ADDRESSES + PORTS
            + "0a0b0c0d00000000a0027210" + "00000000" + "020405b40402080a00a1b2c3000000000103030a";

    @Test
    void linuxThroughElevenRouters() {
        assertThat(signature(LINUX)).isEqualTo("4:53+11:0:1460:mss*20,10:mss,sok,ts,nop,ws:df,id+:0");
    }

    @Test
    void windows() {
        assertThat(signature("450000341c464000710600" + "00" + ADDRESSES + PORTS + "0a0b0c0d00000000" + "80022000"
                + "00000000" + "020405b4" + "0103030801010402"))
                .isEqualTo("4:113+15:0:1460:8192,8:mss,nop,ws,nop,nop,sok:df,id+:0");
    }

    @Test
    void scannersAreOdd() {
        // nmap's SYN scan: a window of its own, one option, an id without DF
        assertThat(signature("4500002c1c460000280600" + "00" + ADDRESSES + PORTS + "0a0b0c0d00000000" + "60020400"
                + "00000000" + "020405b4")).isEqualTo("4:40+24:0:1460:1024,0:mss::0");
        // zmap's: id, no options at all
        assertThat(signature("45000028d4310000f00600" + "00" + ADDRESSES + PORTS + "0a0b0c0d00000000" + "5002ffff"
                + "00000000")).isEqualTo("4:240+15:0:0:65535,0:::0");
    }

    @Test
    void everyQuirkOfIpv4() {
        assertThat(signature("4501002c0000800000" + "060000" + ADDRESSES + PORTS + "00000000" + "00000001" + "60ea0400"
                + "00000000" + "02040218")).isEqualTo("4:0+32:0:536:1024,0:mss:id-,ecn,0+,seq-,ack+,urgf+,pushf+:0");
        assertThat(signature("450000280000400040" + "060000" + ADDRESSES + PORTS + "00000001" + "00000000" + "50120400"
                + "00000007")).isEqualTo("4:64+0:0:0:1024,0::df,ack-,uptr+:0");
    }

    @ParameterizedTest
    @CsvSource({"00000000, 'eol+3::0'", "00000100, 'eol+3:opt+:0'", "0303ff01, 'ws,nop:exws:0'",
            "02030101, 'mss:bad:0'", "02010000, 'mss:bad:0'", "13020101, '?19,nop,nop::0'", "05020101, 'sack:bad:0'"})
    void oddOptions(String options, String end) {
        assertThat(signature("4500002c1c460000400600" + "00" + ADDRESSES + PORTS + "0a0b0c0d00000000" + "60020400"
                + "00000000" + options)).endsWith(":" + end);
    }

    @Test
    void timestamps() {
        assertThat(signature("450000341c460000400600" + "00" + ADDRESSES + PORTS + "0a0b0c0d00000000" + "80020400"
                + "00000000" + "0101080a0000000000000005")).endsWith(":nop,nop,ts:ts1-,ts2+:0");
    }

    @Test
    void ipv6WithAFlowLabelAndAnExtensionHeader() {
        String fixed = "60012345" + "0020" + "0040" + "0".repeat(64);
        assertThat(signature(
                fixed.replaceFirst("00200040", "00200640") + PORTS + "0a0b0c0d00000000" + "8002fff0" + "00000000"
                        + "020405a0" + "0402010101010101"))
                .startsWith("6:64+0:0:1440:65520,0:mss,sok,nop").endsWith(":flow:0");
        assertThat(
                signature(fixed.replaceFirst("00200040", "00200040") + "0600010400000000" + PORTS + "0a0b0c0d00000000"
                        + "5002fff0" + "00000000"))
                .startsWith("6:64+0:8:0:65520,0:").endsWith(":flow:+");
    }

    @Test
    void dataInTheSynShows() {
        assertThat(signature(LINUX.replaceFirst("^4500003c", "4500003d"))).endsWith(":+");
    }

    /// The window in what the system counts in: packets of its own size, segments less timestamps, or just bytes.
    @ParameterizedTest
    @CsvSource({"05b4, 16d0, mss*4", "05b4, 1770, mtu*4", "05b4, 16a0, mss*4", "05b4, ffff, 65535", "0040, 0100, 256",
            "0578, 15e0, mss*4", "0578, 16d0, mss*4"})
    void windows(String mss, String window, String shown) {
        assertThat(signature(LINUX.replace("a0027210", "a002" + window).replace("020405b4", "0204" + mss)))
                .contains(":" + shown + ",10:");
    }

    @Test
    void noOtherPacketIsASyn() {
        for (String other : List.of("", "45", "4500", LINUX.replace("a0027210", "a0107210"), "3" + LINUX.substring(1),
                LINUX.substring(0, 70), LINUX.replaceFirst("3506", "3511"), "44" + LINUX.substring(2),
                LINUX.replace("a0027210", "40027210"), "00".repeat(256))) {
            assertThat(Syn.read(ByteBuffer.wrap(HexFormat.of().parseHex(other)))).as(other).isEmpty();
        }
    }

    @Test
    void whatFollowsTheHeadersDoesNotMatter() {
        assertThat(signature(LINUX + "00".repeat(100))).isEqualTo(signature(LINUX));
    }

    @Test
    void aSystemIsToldByTheFile() {
        var systems = Signatures.read(List.of("; a comment", "classes = win,unix,other", "[mtu]", "sig = 1500",
                "[tcp:request]", "label = g:unix:Linux:2.x-3.x", "sys = @unix",
                "sig = *:64:0:*:mss*20,*:mss,sok,ts,nop,ws:df,id+:0",
                "label = s:unix:Linux:3.11 and newer", "sig = *:64:0:*:mss*20,10:mss,sok,ts,nop,ws:df,id+:0",
                "label = s:!:NMap:SYN scan", "sig = *:64-:0:1460:1024,0:mss::0", "sig = this is none",
                "label = s:win:Windows:7 or 8", "sig = *:128:0:*:%8192,8:mss,nop,ws,nop,nop,sok:df,id+:0",
                "[tcp:response]", "label = s:unix:Never:this", "sig = *:64:0:*:*,*:mss,sok,ts,nop,ws:df,id+:0"));

        assertThat(systems.size()).isEqualTo(4);
        assertThat(systems.unreadable()).isEqualTo(1);
        assertThat(systems.system(syn(LINUX))).as("the specific one").contains("Linux 3.11 and newer");
        assertThat(systems.system(syn(LINUX.replace("0103030a", "01030307")))).contains("Linux 2.x-3.x");
        assertThat(systems.system(syn(LINUX.replace("4000350600", "40001c0600")))).as("too far away").isEmpty();
        assertThat(systems.system(syn(LINUX.replace("4000350600", "0000350600")))).as("another quirk").isEmpty();
        assertThat(systems.system(syn("4500002c1c460000040600" + "00" + ADDRESSES + PORTS + "0a0b0c0d00000000"
                + "60020400" + "00000000" + "020405b4"))).as("any TTL").contains("NMap SYN scan");
    }

    private static String signature(String packet) {
        return syn(packet).signature();
    }

    private static Syn syn(String packet) {
        return Syn.read(ByteBuffer.wrap(HexFormat.of().parseHex(packet))).orElseThrow();
    }
}
