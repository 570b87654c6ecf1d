package org.spampot.store;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.spampot.model.Analysis;
import org.spampot.model.Attachment;
import org.spampot.model.Barcode;
import org.spampot.model.Bytes;
import org.spampot.model.CaptureId;
import org.spampot.model.Connection;
import org.spampot.model.Defect;
import org.spampot.model.Dialect;
import org.spampot.model.EndOfContent;
import org.spampot.model.Endpoint;
import org.spampot.model.Envelope;
import org.spampot.model.EnvelopePath;
import org.spampot.model.Features;
import org.spampot.model.FileEntry;
import org.spampot.model.Evidence;
import org.spampot.model.Handshake;
import org.spampot.model.Header;
import org.spampot.model.HeaderFacts;
import org.spampot.model.Image;
import org.spampot.model.Indicator;
import org.spampot.model.IndicatorKind;
import org.spampot.model.Language;
import org.spampot.model.Link;
import org.spampot.model.Mailbox;
import org.spampot.model.Login;
import org.spampot.model.MessageCapture;
import org.spampot.model.Part;
import org.spampot.model.PatternHit;
import org.spampot.model.Position;
import org.spampot.model.ReceivedHop;
import org.spampot.model.SessionAnalysis;
import org.spampot.model.SessionCapture;
import org.spampot.model.SessionEnd;
import org.spampot.model.SessionId;
import org.spampot.model.SessionKind;
import org.spampot.model.Sign;
import org.spampot.model.Signature;
import org.spampot.model.Source;
import org.spampot.model.Trait;
import org.spampot.model.TranscriptEntry;
import org.spampot.model.Understood;
import org.spampot.model.Where;

/// Makes sessions and messages as spam has them, from a seed: the same seed gives the same captures.
public final class SpamFixture {
    private static final String[] WORDS = {"Invoice", "urgent", "caf\u00e9", "WIN", "money", "\u514d\u8d39", "pills",
            "\uff30\uff41\uff59", "account", "verify", "offer", "\u0441\u043a\u0438\u0434\u043a\u0430"};
    private static final String[] ODD = {"nul\u0000byte", "lone\ud800surrogate", "quote\"' OR 1=1 --", "\u202egnp.exe",
            "{subject} : x* AND NOT", "tab\tand\nline"};

    private final Random random;
    private final Instant start;
    private final int values;
    private long offset;

    /// @param values how many different addresses, domains ... there are; few values make large counts
    public SpamFixture(long seed, Instant start, int values) {
        this.random = new Random(seed);
        this.start = start;
        this.values = values;
    }

    /// `sessions` sessions over `span`, their captures in the order a journal would hold them; some sessions have no
    /// messages, some never end.
    public List<Understood> captures(int sessions, Duration span) {
        record Due(Instant at, Capturing make) {}
        var due = new ArrayList<Due>();
        for (int index = 0; index < sessions; index++) {
            Instant opened = start.plusNanos((long) (random.nextDouble() * span.toNanos()));
            var id = SessionId.at(opened, random);
            var connection = connection(opened);
            String helo = random.nextInt(8) == 0 ? "" : host();
            int messages = random.nextInt(4);
            Instant at = opened;
            for (int ordinal = 1; ordinal <= messages; ordinal++) {
                at = at.plusMillis(random.nextInt(2_000_000));
                var capture = message(new CaptureId(id, ordinal), connection, helo, at);
                var signs = signs(ordinal);
                due.add(new Due(at, position -> new Understood.Message(position, capture, analysis(capture), signs)));
            }
            if (random.nextInt(10) > 0) {
                Instant end = at.plusMillis(random.nextInt(60_000));
                var capture = session(id, connection, random.nextInt(10) == 0 ? host() : helo, end, messages);
                var behavior = new SessionAnalysis(dialect(), signs(0));
                due.add(new Due(end, position -> new Understood.Session(position, capture, behavior)));
            }
        }
        due.sort(java.util.Comparator.comparing(Due::at));
        return due.stream().map(next -> next.make().at(new Position(1, offset += 1_000))).toList();
    }

    private List<Sign> signs(int ordinal) {
        var signs = new ArrayList<Sign>();
        for (int index = random.nextInt(3); index > 0; index--) {
            var kinds = SessionKind.values();
            signs.add(new Sign(kinds[random.nextInt(kinds.length)], 5 + random.nextInt(60), "seen in " + ordinal));
        }
        return signs;
    }

    private Dialect dialect() {
        return random.nextInt(6) == 0
                ? Dialect.NONE
                : Dialect.of("d1:gre=w;hel=" + "EH".charAt(pick() % 2), "t1:first=0", "");
    }

    private Evidence evidence() {
        return random.nextInt(3) > 0
                ? Evidence.NONE
                : new Evidence("4:64", "Linux",
                        new Handshake("TLSv1.3", "x", "", List.of(), "0".repeat(31) + pick() % 10, "771",
                                "t13d0000h0_" + pick() % 10, true, ""),
                        logins(), List.of());
    }

    private List<Login> logins() {
        var logins = new ArrayList<Login>();
        for (int count = random.nextInt(5); count > 0; count--) {
            logins.add(new Login(Duration.ofSeconds(count), "LOGIN", "",
                    List.of("admin", "root", "", "nul\0byte").get(random.nextInt(4)),
                    List.of("1234", "", "p:w", "\ud800").get(random.nextInt(4)), "", "AA==", random.nextBoolean()));
        }
        return logins;
    }

    private interface Capturing {
        Understood at(Position position);
    }

    private Connection connection(Instant opened) {
        return new Connection("mx", "postfix", new Endpoint(ip("203.0.113."), 40_000 + random.nextInt(999)),
                new Endpoint(InetAddress.ofLiteral("192.0.2.25"), 25), opened);
    }

    private InetAddress ip(String net) {
        return random.nextInt(10) == 0
                ? InetAddress.ofLiteral("2001:db8::" + (1 + pick()))
                : InetAddress.ofLiteral(net + (1 + pick() % 254));
    }

    private int pick() {
        // few values often, many seldom, as in life
        return (int) (values * Math.pow(random.nextDouble(), 3));
    }

    private String host() {
        return (random.nextBoolean() ? "mail" : "Mail") + pick() + ".example.net";
    }

    private String address() {
        return "user" + pick() + "@example" + pick() % 7 + ".com";
    }

    private String words(int count) {
        var text = new StringBuilder();
        for (int index = 0; index < count; index++) {
            text.append(random.nextInt(40) == 0 ? ODD[random.nextInt(ODD.length)] : WORDS[random.nextInt(WORDS.length)])
                    .append(random.nextInt(6) == 0 ? ", " : " ");
        }
        return text.toString();
    }

    private MessageCapture message(CaptureId id, Connection connection, String helo, Instant at) {
        var recipients = new ArrayList<EnvelopePath>();
        for (int index = random.nextInt(3); index >= 0; index--) {
            recipients.add(path(address()));
        }
        return new MessageCapture(id, connection, helo,
                new Envelope(path(random.nextInt(6) == 0 ? "" : address()), recipients), "4F" + random.nextInt(9_999),
                at, Bytes.utf8("Subject: x\r\n\r\n" + random.nextInt(500)), EndOfContent.COMPLETE,
                random.nextInt(5) == 0 ? List.of(new Defect("bare-lf", "data", "x\u0000")) : List.of());
    }

    private static EnvelopePath path(String address) {
        return new EnvelopePath("<" + address + ">", address, List.of("SIZE=1000"));
    }

    private SessionCapture session(SessionId id, Connection connection, String helo, Instant at, int messages) {
        var commands = new TreeMap<>(Map.of("QUIT", 1));
        if (!helo.isEmpty()) {
            commands.put("EHLO", 1 + random.nextInt(2));
        }
        if (messages > 0) {
            commands.put("MAIL", messages);
            commands.put("DATA", messages);
        }
        var bytes = new byte[20];
        random.nextBytes(bytes);
        return new SessionCapture(id, connection, helo, at, SessionEnd.QUIT, commands, messages,
                List.of(new TranscriptEntry.Reply(Duration.ZERO, Bytes.utf8("220 mx.example.com\r\n")),
                        new TranscriptEntry.Command(Duration.ofNanos(1_234_567), 1, Bytes.own(bytes)),
                        new TranscriptEntry.Content(Duration.ofMillis(7), 2, 500,
                                messages > 0 ? new CaptureId(id, 1) : null),
                        new TranscriptEntry.Note(Duration.ofSeconds(3), "ended")),
                List.of(new Defect("early-talker", "greeting", "")), evidence());
    }

    private Analysis analysis(MessageCapture capture) {
        var links = new ArrayList<Link>();
        var indicators = new LinkedHashSet<Indicator>();
        for (int index = random.nextInt(4); index > 0; index--) {
            String domain = "shop" + pick() + ".example";
            links.add(new Link("http://www." + domain + "/buy?id=" + pick(), "HTTP://WWW." + domain, "www." + domain,
                    domain, new Where("1", "a@href")));
            indicators.add(new Indicator(IndicatorKind.DOMAIN, domain, new Where("1", "a@href")));
            indicators.add(new Indicator(IndicatorKind.DOMAIN, domain, new Where("1", "text")));
        }
        indicators.add(new Indicator(IndicatorKind.EMAIL, address(), new Where("header", "from")));
        if (links.size() == 1) {
            indicators.add(new Indicator(IndicatorKind.PHONE, "+4930901820", new Where("1", "text")));
            indicators.add(new Indicator(IndicatorKind.WALLET, "bitcoin:1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa",
                    new Where("1", "text")));
            indicators.add(new Indicator(IndicatorKind.IBAN, "DE89370400440532013000", new Where("1", "html")));
        }
        if (random.nextInt(3) == 0) {
            indicators.add(new Indicator(IndicatorKind.IP, ip("198.51.100.").getHostAddress(), new Where("1", "text")));
        }
        var attachments = new ArrayList<Attachment>();
        if (random.nextInt(4) == 0) {
            Bytes file = Bytes.utf8("file " + pick());
            attachments.add(new Attachment("2", "Invoice_" + pick() + ".pdf", "application/pdf", "application/pdf", 9,
                    file.digest("MD5"), file.digest("SHA-1"), file.sha256(), "", "", List.of(), entries()));
        }
        var header = new Header(random.nextInt(9) == 0 ? "" : words(3), List.of(new Mailbox(words(1), address())),
                List.of(), List.of(new Mailbox("", address())), List.of(), List.of(),
                random.nextBoolean() ? capture.at() : null, "<" + random.nextInt() + "@example.com>");
        return new Analysis(capture.content().sha256(), capture.content().size(), header,
                List.of(new ReceivedHop("from x", "x", "x", "", "198.51.100.9", "y", "", "SMTP", "", "", "id", "",
                        null)),
                new Source(capture.connection().client().ip(), "socket"),
                List.of(new Part("1", "text/plain", "utf-8", "8bit", "", "", 10)), attachments, links,
                List.copyOf(indicators),
                random.nextInt(5) == 0
                        ? List.of(new PatternHit("p" + pick() % 5, "x", new Where("1", "text")))
                        : List.of(),
                random.nextInt(4) == 0
                        ? List.of(new Defect("odd-" + pick() % 5, "2", ""), new Defect("bare-lf", "2", "x"))
                        : List.of(),
                new Language(random.nextInt(3) == 0 ? "" : random.nextInt(4) == 0 ? "de" : "en"), words(20),
                List.of(), facts(), Features.NONE, images(),
                random.nextInt(5) == 0
                        ? List.of(new Barcode(new Where("3", "qr"), "qr", "https://qr" + pick() % 5 + ".example/\u514d",
                                0,
                                0, 9, 9))
                        : List.of(),
                List.of());
    }

    private List<FileEntry> entries() {
        return random.nextBoolean()
                ? List.of()
                : List.of(new FileEntry("zip:a" + pick() + ".exe", "application/x-dosexec", 7,
                        Bytes.utf8("entry " + pick()).sha256(), List.of("executable")),
                        new FileEntry("zip:locked.pdf", "", -1, "", List.of("encrypted")));
    }

    private HeaderFacts facts() {
        var where = new Where("header", "x-mailer");
        return random.nextInt(3) == 0
                ? HeaderFacts.NONE
                : new HeaderFacts(List.of(),
                        List.of(new Signature("dkim-signature", "Example" + pick() % 4 + ".com", "s1", "rsa-sha256", "",
                                List.of("from"), -1, null, null, where),
                                new Signature("arc-seal", "passed-on.example", "s1", "rsa-sha256", "", List.of(), -1,
                                        null, null, where)),
                        List.of(new Trait("mailer", "Bulk Mailer " + pick() % 4 + ".0", where),
                                new Trait("list-id", "<l.example.com>", where)));
    }

    /// Some pictures, of which those that end alike look alike.
    private List<Image> images() {
        if (random.nextInt(3) != 0) {
            return List.of();
        }
        long hash = 0x5a5a_0f0f_1234_0000L + (pick() % 3) * 0x1111L + (random.nextInt(2) << 3);
        return List.of(new Image(new Where("3", "image"), "png", 60, 40, 1, Long.toHexString(hash)),
                new Image(new Where("4", "image"), "gif", 1, 1, 1, ""));
    }
}
