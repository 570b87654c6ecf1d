package org.spampot.smtp.auth;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.spampot.smtp.auth.Exchange.Outcome;

/// Any responses to any mechanism: nothing is thrown, challenges are one line, and what is kept is bounded by what came.
class ExchangeFuzz {
    private static final Terms TERMS = new Terms("mx.example.com", 7, Instant.parse("2026-11-20T10:00:00Z"),
            new NtlmTarget("EXAMPLE", "MX", "example.com", "mx.example.com", "example.com", "10.0.17763", ""));
    private static final int MOST_TURNS = 20;

    @FuzzTest(maxDuration = "30s")
    void anExchangeNeverFails(FuzzedDataProvider data) {
        Mechanism mechanism = data.pickValue(Mechanism.values());
        Belief belief = data.pickValue(new Belief[]{Belief.ACCEPTED, Belief.REFUSED, new Belief(true, "secret")});
        var exchange = new Exchange(mechanism, "X", TERMS, claim -> {
            claim.proof().by("secret");
            return belief;
        });
        int size = 0;
        Outcome outcome = exchange.begin(data.consumeBoolean() ? "" : line(data));
        for (int turn = 0; turn < MOST_TURNS && outcome instanceof Outcome.Ask ask; turn++) {
            expect(ask.challenge().chars().allMatch(c -> c >= ' ' && c <= '~'), "a challenge is one line of text");
            String line = line(data);
            size += line.length();
            outcome = exchange.answer(line);
        }
        exchange.overheard(line(data));
        var login = exchange.login(Duration.ZERO, false);
        expect(login.name().length() + login.secret().length() <= 12_288 * MOST_TURNS + size,
                "what is kept is bounded");
    }

    private static String line(FuzzedDataProvider data) {
        byte[] bytes = data.consumeBytes(data.consumeInt(0, 300));
        return data.consumeBoolean()
                ? Base64.getEncoder().encodeToString(bytes)
                : new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static void expect(boolean fact, String what) {
        if (!fact) {
            throw new AssertionError("it does not hold that " + what);
        }
    }
}
