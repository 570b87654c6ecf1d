package org.spampot.smtp.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.spampot.model.Bytes;
import org.spampot.model.Login;
import org.spampot.smtp.auth.Exchange.End;
import org.spampot.smtp.auth.Exchange.Outcome;

final class ExchangeTest {
    private static final Terms TERMS = new Terms("mx.example.com", 42, Instant.parse("2026-11-20T10:00:00Z"),
            NtlmTarget.NONE);

    private static Exchange exchange(Mechanism mechanism) {
        return new Exchange(mechanism, mechanism.keyword(), TERMS, _ -> Belief.REFUSED);
    }

    /// RFC 2195 section 2: its example.
    @Test
    void cramMd5IsTheExampleOfItsRfc() {
        assertThat(Hmac.hex("MD5", "tanstaaftanstaaf", "<1896.697170952@postoffice.reston.mci.net>"
                .getBytes(StandardCharsets.US_ASCII))).isEqualTo("b913a602c7eda7a495b4e6e7334d3890");
    }

    /// RFC 2202: test cases 1, 2 and 6 (a key longer than a block).
    @Test
    void hmacIsThatOfRfc2202() {
        byte[] data = "what do ya want for nothing?".getBytes(StandardCharsets.US_ASCII);
        assertThat(Hmac.hex("MD5", "Jefe", data)).isEqualTo("750c783e6ab0b503eaa86e310a5db738");
        assertThat(Hmac.hex("SHA-1", "Jefe", data)).isEqualTo("effcdf6ae5eb2fa2d27416d5f184df9c259a7c79");
        // case 6 has a key of 80 times 0xaa, which is no UTF-8; that a long key is digested first shows by another way
        assertThat(Hmac.hex("MD5", "k".repeat(65), data)).isNotEqualTo(Hmac.hex("MD5", "k".repeat(64), data));
    }

    @Test
    void directivesAreReadAsClientsWriteThem() {
        assertThat(Directives.read("a=1, B=\"x\\\"y, z\",c=\"\",d,e=\"open")).containsExactlyInAnyOrderEntriesOf(
                Map.of("a", "1", "b", "x\"y, z", "c", "", "d,e", "open"));
        assertThat(Directives.read("a=1,a=2")).containsEntry("a", "1");
        assertThat(Directives.read("nothing at all")).isEmpty();
        assertThat(Directives.read("a=1,".repeat(1000) + "b=2")).doesNotContainKey("c");
    }

    @Test
    void whatWasOnTheWireIsKeptWhole() {
        var exchange = exchange(Mechanism.LOGIN);
        exchange.begin("");
        exchange.answer("am9l");
        assertThat(exchange.answer("c2VjcmV0")).isEqualTo(new Outcome.Over(End.REFUSED));
        assertThat(exchange.login(Duration.ofSeconds(1), false)).isEqualTo(new Login(Duration.ofSeconds(1), "LOGIN",
                "", "joe", "secret", "VXNlcm5hbWU6 UGFzc3dvcmQ6", "am9l c2VjcmV0", false));
    }

    @Test
    void twoExchangesNeverHaveOneChallenge() {
        for (Mechanism mechanism : List.of(Mechanism.CRAM_MD5, Mechanism.CRAM_SHA1, Mechanism.DIGEST_MD5)) {
            var other = new Terms(TERMS.host(), 43, TERMS.now(), TERMS.ntlm());
            assertThat(exchange(mechanism).begin(""))
                    .isNotEqualTo(new Exchange(mechanism, "", other, _ -> Belief.REFUSED).begin(""))
                    .isEqualTo(exchange(mechanism).begin(""));
        }
    }

    @Test
    void aMessageOfNtlmMayPointAnywhere() {
        byte[] message = new byte[72];
        byte[] head = "NTLMSSP\0\3\0\0\0".getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(head, 0, message, 0, head.length);
        for (int at : new int[]{28, 36}) {
            for (int edge : new int[]{-1, 0, 71, 72, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
                message[at] = (byte) 0xff;
                message[at + 1] = (byte) 0xff;
                for (int shift = 0; shift < 4; shift++) {
                    message[at + 4 + shift] = (byte) (edge >>> (8 * shift));
                }
                assertThat(new NtlmMessage(Bytes.copyOf(message)).account()).isEmpty();
            }
        }
        assertThat(new NtlmMessage(Bytes.copyOf(head)).account()).isEmpty();
    }

    /// Any mechanism, fed with what belongs to another one, ends.
    @ParameterizedTest
    @EnumSource
    void anExchangeEndsAfterAFewTurns(Mechanism mechanism) {
        var inputs = new ArrayList<>(List.of("", "=", "*", "not base64", "\u00ff\u0000", "AAAA"));
        for (String text : List.of("joe", "\0joe\0x", "joe 00", "username=\"x\",response=1",
                "user=x\1auth=Bearer y\1\1",
                "NTLMSSP\0\1\0\0\0\0\0\0\0", "NTLMSSP\0\3\0\0\0")) {
            inputs.add(Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.ISO_8859_1)));
        }
        for (String input : inputs) {
            var exchange = exchange(mechanism);
            Outcome outcome = exchange.begin("");
            int turns = 0;
            while (outcome instanceof Outcome.Ask && turns < 20) {
                outcome = exchange.answer(input);
                turns++;
            }
            assertThat(outcome).as(input).isInstanceOf(Outcome.Over.class);
        }
    }
}
