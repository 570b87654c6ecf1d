package org.spampot.analysis.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What a client makes of extensions: parameters, BDAT, STARTTLS, AUTH.
final class Declared {
    private static final Set<String> PARAMETERS = Set.of("SIZE", "BODY", "AUTH", "SMTPUTF8", "RET", "ENVID", "NOTIFY",
            "ORCPT", "BY", "HOLDFOR", "HOLDUNTIL", "MT-PRIORITY", "REQUIRETLS", "RRVS", "MTRK", "SUBMITTER", "XVERP");
    private static final Set<String> MECHANISMS = Set.of("PLAIN", "LOGIN", "CRAM-MD5", "CRAM-SHA1", "DIGEST-MD5",
            "NTLM", "XOAUTH2", "OAUTHBEARER", "SCRAM-SHA-1", "SCRAM-SHA-256", "ANONYMOUS", "EXTERNAL", "GSSAPI");
    private static final int MOST_NAMES = 6;
    private static final int MOST_MECHANISMS = 4;
    /// What a client may count in another way: a line end.
    private static final int LINE_END = 2;

    private Declared() {}

    static String mailParameters(Talk talk) {
        return parameters(talk, 'M', "SIZE", "8BITMIME", "DSN", "SMTPUTF8");
    }

    static String rcptParameters(Talk talk) {
        return parameters(talk, 'R', "DSN");
    }

    private static String parameters(Talk talk, char letter, String... extensions) {
        List<Turn> turns = talk.all(letter);
        if (turns.isEmpty()) {
            return Values.UNSEEN;
        }
        List<String> names = PathLine.of(turns.getFirst().argument()).parameters().stream()
                .map(each -> each.split("=", 2)[0].toUpperCase(Locale.ROOT)).toList();
        if (!names.isEmpty()) {
            return Values.names(names, PARAMETERS, MOST_NAMES);
        }
        return talk.offers(extensions) ? Values.NONE : Values.UNSEEN;
    }

    private static Optional<String> parameter(Turn mail, String name) {
        return PathLine.of(mail.argument()).parameters().stream()
                .filter(each -> each.toUpperCase(Locale.ROOT).startsWith(name + "="))
                .map(each -> each.substring(name.length() + 1)).findFirst();
    }

    /// How the declared size compares with what came: of the first message that has both.
    static String size(Talk talk) {
        Optional<String> declared = Optional.empty();
        for (Turn turn : talk.turns()) {
            if (turn.is('M')) {
                declared = parameter(turn, "SIZE").filter(size -> size.matches("[0-9]{1,15}"));
            } else if (turn.is(Turn.CONTENT) && declared.isPresent()) {
                long more = Long.parseLong(declared.get()) - turn.size();
                return Math.abs(more) <= LINE_END ? "e" : more > 0 ? "m" : "l";
            }
        }
        return Values.UNSEEN;
    }

    static String body(Talk talk) {
        List<Turn> mails = talk.all('M');
        if (mails.isEmpty()) {
            return Values.UNSEEN;
        }
        return parameter(mails.getFirst(), "BODY").map(body -> switch (body.toUpperCase(Locale.ROOT)) {
            case "7BIT" -> "7";
            case "8BITMIME" -> "8";
            case "BINARYMIME" -> "b";
            default -> "o";
        }).orElse(talk.offers("8BITMIME") ? Values.NONE : Values.UNSEEN);
    }

    static String transfer(Talk talk) {
        return Values.common(talk.all('D', 'B').stream().map(turn -> String.valueOf(turn.letter())).toList());
    }

    static String chunks(Talk talk) {
        List<Turn> chunks = talk.all('B');
        if (chunks.isEmpty()) {
            return Values.UNSEEN;
        }
        boolean first = isLast(chunks.getFirst());
        return first
                ? "1"
                : chunks.stream().filter(Declared::isLast).findFirst()
                        .map(last -> last.argument().startsWith("0 ") ? "z" : "n").orElse("n");
    }

    private static boolean isLast(Turn chunk) {
        return chunk.argument().toUpperCase(Locale.ROOT).endsWith("LAST");
    }

    static String starttls(Talk talk) {
        if (talk.has('T')) {
            return talk.offers("STARTTLS") ? "u" : "!";
        }
        return talk.offers("STARTTLS") ? Values.NONE : Values.UNSEEN;
    }

    static String auth(Talk talk) {
        List<String> mechanisms = new ArrayList<>();
        for (Turn turn : talk.all('A')) {
            String mechanism = turn.argument().split("[ \t]", 2)[0].toUpperCase(Locale.ROOT);
            if (!mechanisms.contains(mechanism) && mechanisms.size() < MOST_MECHANISMS) {
                mechanisms.add(mechanism);
            }
        }
        boolean offered = talk.offers("AUTH");
        if (mechanisms.isEmpty()) {
            return offered ? Values.NONE : Values.UNSEEN;
        }
        return (offered ? "" : "!") + Values.names(mechanisms, MECHANISMS, MOST_MECHANISMS);
    }

    static String authInitial(Talk talk) {
        return Values.common(talk.all('A').stream().map(turn -> turn.argument().indexOf(' ') > 0 ? "i" : "w").toList());
    }
}
