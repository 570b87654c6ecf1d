package org.spampot.analysis.session;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.spampot.analysis.session.Ourselves.Token;
import org.spampot.analysis.session.Ourselves.What;
import org.spampot.model.Analysis;
import org.spampot.model.EnvelopePath;
import org.spampot.model.MessageCapture;
import org.spampot.model.SessionKind;
import org.spampot.model.Sign;

/// What a message says of what its session was for: that it is spam, or that it tests whether we relay. A test names the
/// server it tested, so that its reader knows; it is small, and has one recipient, who often is the sender.
///
/// Never throws for any message; the same message gives the same signs. Large messages are looked at only at their
/// beginning: a test is small.
///
/// Thread-safety: immutable.
public final class MessageSigns {
    private static final int LOOKED_AT = 16 << 10;
    private static final int SMALL = 10_240;
    private static final int MANY_RECIPIENTS = 10;
    private static final int LITTLE_ELSE = 16;
    private static final int CHECK_MARK = 0x2705;
    private static final Pattern DOTTED = Pattern.compile("(?<![0-9.])[0-9]{1,3}(\\.[0-9]{1,3}){3}(?![0-9.])");

    private final List<String> hosts;

    /// @param hosts names under which this honeypot greets
    public MessageSigns(List<String> hosts) {
        this.hosts = hosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).filter(host -> host.indexOf('.') > 0)
                .distinct().toList();
    }

    /// The signs of one message.
    public List<Sign> of(MessageCapture message, Analysis analysis) {
        var signs = new SignList();
        signs.add(SessionKind.SPAM, 50, "brought a message");
        if (message.envelope().rcptTo().size() >= MANY_RECIPIENTS) {
            signs.add(SessionKind.SPAM, 20, "message for " + message.envelope().rcptTo().size() + " recipients");
        }
        envelope(message, signs);
        String subject = analysis.header().subject();
        subject(subject, signs);
        signs.probes(Probes.Place.SUBJECT, subject.strip());
        String content = message.content().slice(0, Math.min(LOOKED_AT, message.content().size())).latin1();
        for (Sign sign : Probes.of(Probes.Place.CONTENT, content)) {
            signs.add(sign);
        }
        places(message, subject, analysis.text(), content, signs);
        return signs.all();
    }

    private static void envelope(MessageCapture message, SignList signs) {
        List<EnvelopePath> recipients = message.envelope().rcptTo();
        if (recipients.size() != 1) {
            return;
        }
        String sender = message.envelope().mailFrom().address();
        if (!sender.isEmpty() && sender.equalsIgnoreCase(recipients.getFirst().address())) {
            signs.add(SessionKind.RELAY_TEST, 20, "message to its own sender: " + SignList.quoted(sender));
        }
        if (message.content().size() <= SMALL) {
            signs.add(SessionKind.RELAY_TEST, 5, "small message to one recipient");
        }
    }

    private static void subject(String subject, SignList signs) {
        if (!subject.isEmpty() && subject.codePointAt(0) == CHECK_MARK) {
            signs.add(SessionKind.RELAY_TEST, 30, "subject begins with a check mark");
        }
        var dotted = DOTTED.matcher(subject);
        if (dotted.find() && subject.length() - dotted.group().length() <= LITTLE_ELSE) {
            signs.add(SessionKind.RELAY_TEST, 30,
                    "subject is an address and little else: " + SignList.quoted(subject));
        }
    }

    private void places(MessageCapture message, String subject, String text, String content, SignList signs) {
        var own = new Found(Ourselves.of(message.connection().server().address(), hosts), signs);
        int body = bodyStart(content);
        own.in("the subject", subject, new Scores(80, 40, 80));
        for (String field : unfolded(content.substring(0, body))) {
            String name = field.substring(0, Math.max(0, field.indexOf(':')));
            if (!name.equalsIgnoreCase("Received") && !name.equalsIgnoreCase("Subject")) {
                signs.probes(Probes.Place.HEADER, field);
                // fields that name whom a mail is for, or which servers it went through, name us for other reasons
                boolean tells = name.regionMatches(true, 0, "X-", 0, 2);
                own.in("header field " + SignList.quoted(name), field,
                        new Scores(60, tells ? 40 : 0, 60));
            }
        }
        // large mail names its recipient's server for many reasons
        var scores = message.content().size() <= SMALL ? new Scores(50, 30, 50) : new Scores(50, 0, 0);
        own.in("the text", text, scores);
        own.in("the body", content.substring(body), scores);
    }

    /// How much it says that we are named in a place; 0 when it says nothing there.
    ///
    /// @param address our address, in any form
    /// @param name our name as it is
    /// @param disguised our name in a form that nobody reads by chance
    private record Scores(int address, int name, int disguised) {}

    /// Where a message names us: in each place it says it once.
    private static final class Found {
        private final Ourselves own;
        private final SignList signs;
        private boolean inText;

        Found(Ourselves own, SignList signs) {
            this.own = own;
            this.signs = signs;
        }

        void in(String where, String text, Scores scores) {
            if (inText && where.equals("the body")) {
                return;
            }
            String lowerCase = text.toLowerCase(Locale.ROOT);
            boolean found = add(where, own.in(What.ADDRESS, text, lowerCase, token -> true), scores.address());
            found |= add(where, own.in(What.NAME, text, lowerCase, Token::plain), scores.name());
            found |= add(where, own.in(What.NAME, text, lowerCase, token -> !token.plain()), scores.disguised());
            inText |= found && where.equals("the text");
        }

        private boolean add(String where, Optional<Token> found, int score) {
            if (found.isEmpty() || score == 0) {
                return false;
            }
            signs.add(SessionKind.RELAY_TEST, score,
                    "our own " + found.get().what().word() + " is in " + where + found.get().words());
            return true;
        }
    }

    private static int bodyStart(String content) {
        int crlf = content.indexOf("\r\n\r\n");
        int lf = content.indexOf("\n\n");
        int end = crlf < 0 ? lf : lf < 0 ? crlf : Math.min(crlf, lf);
        return end < 0 ? content.length() : end;
    }

    private static List<String> unfolded(String header) {
        return header.replaceAll("\r?\n[ \t]+", " ").lines().limit(200).map(String::strip)
                .filter(line -> !line.isEmpty()).toList();
    }
}
