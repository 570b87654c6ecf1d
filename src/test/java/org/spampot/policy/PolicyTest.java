package org.spampot.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spampot.model.Bytes;
import org.spampot.model.Connection;
import org.spampot.model.Endpoint;
import org.spampot.smtp.Access.Ruling;
import org.spampot.smtp.Access.Visit;
import org.spampot.smtp.auth.Belief;
import org.spampot.smtp.auth.Claim;

final class PolicyTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Fate FATE = new Fate(Bytes.utf8("a key for tests"));

    private static Visit visit(String ip, Instant now) {
        var client = new Endpoint(InetAddress.ofLiteral(ip), 40_000);
        return new Visit(new Connection("smtp", "postfix", client, client, now), "client.example.net", "", now);
    }

    private static Visit visit(String ip) {
        return visit(ip, NOON);
    }

    private static Claim claim(String name, String password) {
        return new Claim("PLAIN", "", name, password, password::equals);
    }

    @ParameterizedTest
    @CsvSource({"'',anything,true", "<>,'',true", "<>,a,false", "*,'',true", "?*,'',false", "?*,a,true",
            "a*b*c,aXXbYYc,true",
            "a*b*c,aXXbYY,false", "*@example.com,Joe@EXAMPLE.com,true", "*@example.com,joe@example.com.evil,false",
            "a?c,abc,true", "a?c,ac,false", "*aab,aaaaab,true", "**,x,true"})
    void aPatternFits(String pattern, String text, boolean fits) {
        assertThat(new Glob(pattern).matches(text)).isEqualTo(fits);
    }

    @Test
    void chanceIsWhatItSaysAndStaysThat() {
        long struck = IntStream.range(0, 10_000).filter(each -> FATE.strikes(0.2, "x", "user" + each)).count();
        assertThat(struck).isBetween(1_900L, 2_100L);
        assertThat(FATE.strikes(0, "x")).isFalse();
        assertThat(FATE.strikes(1, "x")).isTrue();
        assertThat(new Fate(Bytes.utf8("a key for tests")).number("a", "b")).isEqualTo(FATE.number("a", "b"))
                .isNotEqualTo(FATE.number("ab", "")).isNotEqualTo(FATE.number("a", "b", ""))
                .isNotEqualTo(new Fate(Bytes.utf8("another key")).number("a", "b"));
    }

    @Test
    void someMailboxesDoNotExistAndAlwaysTheSameOnes() {
        var mailboxes = new Mailboxes(List.of("example.com"), 0.5, FATE);
        List<String> users = IntStream.range(0, 1000).mapToObj(each -> "user" + each).toList();
        List<String> missing = users.stream()
                .filter(user -> mailboxes.closed(user + "@example.com") == Ruling.NO_USER).toList();
        assertThat(missing).hasSizeBetween(430, 570);
        assertThat(missing).allSatisfy(user -> {
            assertThat(mailboxes.closed(user.toUpperCase(java.util.Locale.ROOT) + "+tag@Example.COM"))
                    .isEqualTo(Ruling.NO_USER);
            assertThat(mailboxes.open(user + "@example.com")).isEqualTo(Ruling.NO_USER);
            assertThat(mailboxes.open(user + "@elsewhere.example")).isEqualTo(Ruling.ACCEPT);
        });
        var none = new Mailboxes(List.of("example.com"), 1, FATE);
        assertThat(none.closed("postmaster@example.com")).isEqualTo(Ruling.ACCEPT);
        assertThat(none.closed("Abuse@example.com")).isEqualTo(Ruling.ACCEPT);
        assertThat(none.closed("joe@example.com")).isEqualTo(Ruling.NO_USER);
    }

    @Test
    void oneWhoComesBackIsLetThroughFromAnyAddressOfItsNetwork() {
        var greylist = new Greylist(FATE, Duration.ofMinutes(5));
        assertThat(greylist.defers(visit("192.0.2.1"), "a", "b")).isTrue();
        assertThat(greylist.defers(visit("192.0.2.1", NOON.plusSeconds(299)), "a", "b")).isTrue();
        assertThat(greylist.defers(visit("192.0.2.200", NOON.plusSeconds(300)), "a", "b")).isFalse();
        assertThat(greylist.defers(visit("192.0.3.1", NOON.plusSeconds(300)), "a", "b")).isTrue();
        assertThat(greylist.defers(visit("2001:db8::1"), "a", "b")).isTrue();
        assertThat(greylist.defers(visit("2001:db8::ffff", NOON.plusSeconds(300)), "a", "b")).isFalse();
        assertThat(greylist.defers(visit("192.0.2.1", NOON.plus(Duration.ofDays(37))), "a", "b")).isTrue();
    }

    @Test
    void aGreylistForgetsWhoCameLongestAgo() {
        var greylist = new Greylist(FATE, Duration.ofMinutes(5), 3);
        for (String sender : List.of("a", "b", "c", "a", "d")) {
            greylist.defers(visit("192.0.2.1"), sender, "x");
        }
        assertThat(greylist.size()).isEqualTo(3);
        var later = visit("192.0.2.1", NOON.plusSeconds(600));
        assertThat(greylist.defers(later, "a", "x")).isFalse();
        assertThat(greylist.defers(later, "b", "x")).isTrue();
    }

    @Test
    void everyThirdGuessIsRightAndStaysRight() {
        var guesses = new Guesses(3, FATE);
        var source = visit("192.0.2.1");
        assertThat(guesses.believe(source, claim("joe", "1")).accepted()).isFalse();
        assertThat(guesses.believe(source, claim("joe", "1")).accepted()).as("no guess, but the same").isFalse();
        assertThat(guesses.believe(source, claim("joe", "2")).accepted()).isFalse();
        assertThat(guesses.believe(source, claim("joe", "3")).accepted()).isTrue();
        assertThat(guesses.believe(source, claim("joe", "4")).accepted()).as("one password a name").isFalse();
        assertThat(guesses.believe(source, claim("joe", "3")).accepted()).isTrue();
        assertThat(guesses.believe(source, claim("joe", "1")).accepted()).isFalse();
        assertThat(guesses.believe(visit("192.0.2.2"), claim("joe", "3")).accepted()).as("another source").isFalse();
        assertThat(guesses.believe(visit("2001:db8::1"), claim("joe", "1")).accepted()).isFalse();
        assertThat(guesses.believe(visit("2001:db8::2"), claim("joe", "2")).accepted()).isFalse();
        assertThat(guesses.believe(visit("2001:db8::3"), claim("joe", "3")).accepted()).as("one /64").isTrue();
        assertThat(guesses.believe(source, claim("jane", "1")).accepted()).isFalse();
        assertThat(guesses.believe(source, claim("jane", "2")).accepted()).isFalse();
        assertThat(guesses.believe(source, claim("jane", "3")).accepted()).isTrue();
    }

    @Test
    void aMillionGuessesAreNotAllRemembered() {
        var guesses = new Guesses(2, FATE, 2);
        for (int guess = 0; guess < 10_000; guess++) {
            guesses.believe(visit("192.0.2." + guess / 2_000), claim("user" + guess, "x"));
        }
        assertThat(guesses.remembered()).isEqualTo(2 * (256 + 2 * 64));
    }

    @Test
    void aShareOfPairsIsRightForEverybody() {
        var chance = Credentials.chance(0.1, FATE);
        long right = IntStream.range(0, 5_000)
                .filter(each -> chance.believe(visit("192.0.2.1"), claim("joe", "p" + each)).accepted()).count();
        assertThat(right).isBetween(430L, 570L);
        assertThat(IntStream.range(0, 100)).allSatisfy(
                each -> assertThat(chance.believe(visit("192.0.2.1"), claim("joe", "p" + each)))
                        .isEqualTo(chance.believe(visit("2001:db8::9"), claim("joe", "p" + each))));
    }

    @Test
    void aListKnowsNamesAndTheirPasswords() {
        var list = Passwords.parse("list", "# comment\n\njoe:secret\njoe:other:with colon\njane:\n");
        assertThat(list.believe(visit("192.0.2.1"), claim("joe", "secret"))).isEqualTo(new Belief(true, "secret"));
        assertThat(list.believe(visit("192.0.2.1"), claim("joe", "other:with colon")).accepted()).isTrue();
        assertThat(list.believe(visit("192.0.2.1"), claim("joe", "")).accepted()).isFalse();
        assertThat(list.believe(visit("192.0.2.1"), claim("jane", "")).accepted()).isTrue();
        assertThat(list.believe(visit("192.0.2.1"), claim("Joe", "secret")).accepted()).isFalse();
        assertThat(list.believe(visit("192.0.2.1"), new Claim("NTLM", "", "joe", "", Claim.Proof.NONE)).accepted())
                .isFalse();
    }

    @TempDir
    Path folder;

    @Test
    void aBadListIsOneLineThatSaysWhatToDo() throws java.io.IOException {
        assertThatExceptionOfType(Passwords.Unusable.class).isThrownBy(() -> Passwords.parse("list", "joe:x\nsecret"))
                .withMessage("list:2: not a login; write NAME:PASSWORD");
        Path missing = folder.resolve("none");
        assertThatExceptionOfType(Passwords.Unusable.class).isThrownBy(() -> Passwords.read(missing))
                .withMessage(missing + ": cannot be read (NoSuchFileException); name a readable file");
        Path binary = folder.resolve("binary");
        Files.write(binary, new byte[]{'a', ':', (byte) 0xff});
        assertThatExceptionOfType(Passwords.Unusable.class).isThrownBy(() -> Passwords.read(binary))
                .withMessage(binary + ": not UTF-8 text; save it as UTF-8");
    }
}
