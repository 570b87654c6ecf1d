package org.spampot.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.spampot.analysis.MessageAnalysis;
import org.spampot.analysis.Patterns;
import org.spampot.analysis.session.MessageSigns;
import org.spampot.analysis.session.Sessions;
import org.spampot.model.Analysis;
import org.spampot.model.Bytes;
import org.spampot.model.CaptureId;
import org.spampot.model.Connection;
import org.spampot.model.Defect;
import org.spampot.model.EndOfContent;
import org.spampot.model.Endpoint;
import org.spampot.model.Envelope;
import org.spampot.model.EnvelopePath;
import org.spampot.model.Evidence;
import org.spampot.model.Handshake;
import org.spampot.model.Held;
import org.spampot.model.Login;
import org.spampot.model.MessageCapture;
import org.spampot.model.Position;
import org.spampot.model.Refused;
import org.spampot.model.SessionCapture;
import org.spampot.model.SessionEnd;
import org.spampot.model.SessionId;
import org.spampot.model.Source;
import org.spampot.model.TranscriptEntry;
import org.spampot.model.Understood;
import org.spampot.store.sql.Mode;
import org.spampot.store.sql.SqlStore;

/// A console on a free loopback port over a real store in a temporary directory, and mails that a test sends it.
public final class ConsoleFixture implements AutoCloseable {
    public static final String TOKEN = "test-token-0123456789abcdef";
    public static final Instant NOW = Instant.parse("2026-11-20T12:34:56Z");

    private static final Handshake TLS = new Handshake("TLSv1.3", "TLS_AES_256_GCM_SHA384", "mx.<b>.example",
            List.of("smtp"), "0123456789abcdef0123456789abcdef", "771,4865", "t13d0101h0_0123456789ab_0123456789ab",
            true,
            "");

    /// What the program says of itself.
    public volatile Health.Verdict verdict = Health.Verdict.GOOD;
    public final Feed feed = new Feed();
    public final Letters letters = new Letters();
    public final SqlStore store;
    public final Console console;

    /// Whether it is understood what sessions were for, and how their clients speak.
    public volatile boolean whole;

    private final InetSocketAddress address;
    private final HttpClient client = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private final MessageAnalysis analysis = new MessageAnalysis(Patterns.parse("test", "wallet = bitcoin wallet\n"));
    private final Random random = new Random(4711);
    private long offset;

    public ConsoleFixture(Path directory) {
        this(directory, InstantSource.fixed(NOW));
    }

    public ConsoleFixture(Path directory, InstantSource clock) {
        store = SqlStore.open(directory.resolve("store.db"), Mode.OWNER);
        var health = new Health() {
            @Override
            public Verdict live() {
                return verdict;
            }

            @Override
            public Verdict ready() {
                return verdict;
            }
        };
        var bind = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0);
        console = new Console(new ConsoleSettings(bind, TOKEN, directory.resolve("token"),
                List.of("console.example.net")), store, letters, feed, health, clock);
        address = console.start();
    }

    /// What is live in a test: a number of open sessions, and news of what [#send] stored.
    public static final class Feed implements Live {
        public final AtomicInteger open = new AtomicInteger();
        private final List<Listener> listeners = new CopyOnWriteArrayList<>();

        @Override
        public Now now() {
            return new Now(open.get(), 0, List.of(new Listening("smtp", "0.0.0.0:2525")),
                    Map.of("sessions_accepted", 7L));
        }

        @Override
        public Subscription subscribe(Listener listener) {
            listeners.add(listener);
            return () -> listeners.remove(listener);
        }

        public int subscriptions() {
            return listeners.size();
        }

        void tell(List<Understood> batch) {
            listeners.forEach(listener -> listener.stored(batch));
        }
    }

    /// A client's visit, to be changed by a test before it is sent.
    public record Visit(Instant at, String ip, String helo, String from, List<String> to, List<String> mails) {
        public Visit {
            to = List.copyOf(to);
            mails = List.copyOf(mails);
        }
    }

    /// One mail in a visit with nothing odd about it.
    public CaptureId send(String mail) {
        return send(new Visit(NOW.minusSeconds(90), "192.0.2.77", "mail.example.net", "sender@example.com",
                List.of("trap@example.org"), List.of(mail))).getFirst();
    }

    /// A visit with its mails and its dialog; gives the ids of the mails.
    public List<CaptureId> send(Visit visit) {
        var connection = new Connection("smtp", "postfix",
                new Endpoint(InetAddress.ofLiteral(visit.ip()), 40_000 + random.nextInt(20_000)),
                new Endpoint(InetAddress.ofLiteral("198.51.100.25"), 25), visit.at());
        var session = SessionId.at(visit.at(), random);
        List<Understood> batch = new ArrayList<>();
        List<CaptureId> ids = new ArrayList<>();
        for (String mail : visit.mails()) {
            var id = new CaptureId(session, ids.size() + 1);
            ids.add(id);
            batch.add(message(visit, connection, id, Bytes.utf8(mail.replace("\n", "\r\n"))));
        }
        SessionCapture ended = ended(visit, connection, session, ids);
        batch.add(whole
                ? new Understood.Session(next(), ended, Sessions.of(ended))
                : new Understood.Session(next(), ended));
        store.commit(batch, next());
        feed.tell(batch);
        return ids;
    }

    private Understood message(Visit visit, Connection connection, CaptureId id, Bytes content) {
        letters.put(id, content);
        var envelope = new Envelope(path(visit.from()), visit.to().stream().map(ConsoleFixture::path).toList());
        var capture = new MessageCapture(id, connection, visit.helo(), envelope, "4F2K" + id.ordinal(),
                visit.at().plusMillis(900L * id.ordinal()), content, EndOfContent.COMPLETE,
                List.of(new Defect("bare-lf", "data", "line 3")));
        Analysis understood = analysis.of(content, new Source(visit.ip(), "socket"));
        return whole
                ? new Understood.Message(next(), capture, understood,
                        new MessageSigns(List.of()).of(capture, understood))
                : new Understood.Message(next(), capture, understood);
    }

    private static EnvelopePath path(String address) {
        return new EnvelopePath("<" + address + ">", address, List.of());
    }

    private Position next() {
        return new Position(1, offset += 1_000);
    }

    private static SessionCapture ended(Visit visit, Connection connection, SessionId id, List<CaptureId> mails) {
        List<TranscriptEntry> said = new ArrayList<>();
        said.add(new TranscriptEntry.Note(Duration.ofMillis(1), Held.in("replies after 2.0 s")));
        say(said, 12, 0, "220 mx.example.org ESMTP");
        say(said, 95, 1, "EHLO " + visit.helo());
        say(said, 96, 0, "250-mx.example.org\r\n250-PIPELINING\r\n250 8BITMIME");
        for (CaptureId mail : mails) {
            int at = 900 * mail.ordinal();
            int chunk = mail.ordinal() * 2;
            say(said, at - 80, chunk, "MAIL FROM:<" + visit.from() + ">");
            visit.to().forEach(to -> say(said, at - 80, chunk, "RCPT TO:<" + to + ">"));
            say(said, at - 80, chunk, "DATA");
            say(said, at - 79, 0, "250 2.1.0 Ok\r\n250 2.1.5 Ok\r\n354 End data with <CR><LF>.<CR><LF>");
            said.add(new TranscriptEntry.Content(Duration.ofMillis(at - 10), chunk + 1, 1_234, mail));
            say(said, at, 0, "250 2.0.0 Ok: queued as 4F2K" + mail.ordinal());
        }
        said.add(new TranscriptEntry.Command(Duration.ofMillis(9_004), 99, Bytes.latin1("QU\u0000IT\u001b[2J\n")));
        said.add(new TranscriptEntry.Note(Duration.ofMillis(9_005), Held.ended(Duration.ofMillis(9_005), true)));
        said.add(new TranscriptEntry.Note(Duration.ofMillis(9_005), "the client closed the connection"));
        Map<String, Integer> verbs = mails.isEmpty()
                ? Map.of("EHLO", 1, "?", 1)
                : Map.of("EHLO", 1, "MAIL", mails.size(), "RCPT", mails.size(), "DATA", mails.size(), "?", 1);
        return new SessionCapture(id, connection, visit.helo(), visit.at().plusMillis(9_006), SessionEnd.DROPPED,
                verbs, mails.size(), said, List.of(new Defect("unknown-command", "QU", "a NUL in a command")),
                new Evidence("4:64+0:0:1460:mss*44,7:mss,sok,ts,nop,ws:df,id+:0", "Linux", TLS,
                        List.of(login("joe", "se<b>cret\u202e"), login("\u001b[2J", "")),
                        List.of(new Refused(Duration.ofMillis(9), "RCPT", "<script>@example.com", "no-user"))));
    }

    private static Login login(String name, String secret) {
        return new Login(Duration.ofMillis(5), "PLAIN", "", name, secret, "", "AGpvZQA=", false);
    }

    private static void say(List<TranscriptEntry> said, int at, int chunk, String text) {
        Duration offset = Duration.ofMillis(at);
        said.add(chunk > 0
                ? new TranscriptEntry.Command(offset, chunk, Bytes.utf8(text + "\r\n"))
                : new TranscriptEntry.Reply(offset, Bytes.utf8(text + "\r\n")));
    }

    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + address.getPort() + path);
    }

    public int port() {
        return address.getPort();
    }

    /// Asks with the token.
    public HttpResponse<String> get(String path) {
        return send(request(path).header("Authorization", "Bearer " + TOKEN));
    }

    /// A request without any proof of who asks.
    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(30));
    }

    public HttpResponse<String> send(HttpRequest.Builder request, String... headers) {
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(Arrays.toString(headers), failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    public HttpClient client() {
        return client;
    }

    @Override
    public void close() {
        console.close();
        client.close();
        store.close();
    }
}
