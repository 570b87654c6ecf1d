package org.spampot.console.web;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.http.sse.SseEvent;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.sse.SseSink;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// HTTP/1.1 around a function from [Ask] to [Answer]: the only class that knows the web server. One virtual thread runs
/// each connection.
///
/// What a client may send is bounded here: the request line, headers, body, connections and the time they are idle.
///
/// Thread-safety: [#start] once, [#close] from any thread.
public final class Transport implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Transport.class);
    private static final int MOST_CONNECTIONS = 256;
    private static final int MOST_PARAMETERS = 32;
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final InetSocketAddress bind;
    private final Function<Ask, Answer> answers;
    private final WebServer server;

    /// Makes it ready to start.
    ///
    /// @param answers answers every request, whatever happens
    public Transport(InetSocketAddress bind, Function<Ask, Answer> answers) {
        this.bind = bind;
        this.answers = answers;
        this.server = WebServer.builder()
                .bindAddress(bind)
                .shutdownHook(false)
                .featuresDiscoverServices(false)
                .protocolsDiscoverServices(false)
                .addProtocol(Http1Config.builder().maxPrologueLength(8_192).maxHeadersSize(16_384).build())
                .maxPayloadSize(Ask.MOST_BODY)
                .maxTcpConnections(MOST_CONNECTIONS)
                .idleConnectionTimeout(Duration.ofMinutes(2))
                .shutdownGracePeriod(GRACE)
                .routing(routing -> routing.any(this::handle))
                .build();
    }

    /// Binds, and gives the address it got.
    ///
    /// @throws UncheckedIOException the address cannot be bound; one line
    public InetSocketAddress start() {
        probe();
        server.start();
        if (!server.isRunning() || server.port() < 0) {
            server.stop();
            throw refused(new IOException("it was taken in this very moment"));
        }
        return new InetSocketAddress(bind.getAddress(), server.port());
    }

    /// Binds for a moment: the web server itself only logs why it could not.
    private void probe() {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(bind);
        } catch (IOException refused) {
            throw refused(refused);
        }
    }

    private UncheckedIOException refused(IOException why) {
        return new UncheckedIOException("console cannot listen on " + bind.getAddress().getHostAddress() + ":"
                + bind.getPort() + ": " + why.getMessage()
                + "; choose another address with --console HOST:PORT or console.bind", why);
    }

    private void handle(ServerRequest request, ServerResponse response) {
        Answer answer;
        try {
            answer = answers.apply(ask(request));
        } catch (BadRequest bad) {
            answer = Answer.text(400, bad.getMessage() + "\n");
        }
        switch (answer) {
            case Answer.Whole whole -> send(whole, response);
            case Answer.Stream stream -> stream(stream, response);
        }
    }

    private static void send(Answer.Whole whole, ServerResponse response) {
        response.status(Status.create(whole.status()));
        SecurityHeaders.around(whole.headers()).forEach(response::header);
        response.send(whole.body().toArray());
    }

    private static void stream(Answer.Stream stream, ServerResponse response) {
        SecurityHeaders.around(Map.of()).forEach(response::header);
        try (SseSink sink = response.sink(SseSink.TYPE)) {
            stream.events().writeTo(new Answer.Reader() {
                @Override
                public void event(String name, String data) {
                    sink.emit(SseEvent.builder().name(name).data(data).build());
                }

                @Override
                public void heartbeat() {
                    sink.emit(SseEvent.builder().comment("still here").data(SseEvent.NO_DATA).build());
                }
            });
        } catch (RuntimeException gone) {
            LOG.debug("a reader of live updates went away", gone);
        }
    }

    private static Ask ask(ServerRequest request) {
        Map<String, String> headers = new HashMap<>();
        request.headers().forEach(header -> headers.putIfAbsent(header.name().toLowerCase(Locale.ROOT),
                header.values()));
        HeaderName host = HeaderNames.HOST;
        headers.put("host", request.headers().first(host).orElse(""));
        String method = request.prologue().method().text();
        return new Ask(method, request.path().rawPath(), Map.of(), query(request.query().rawValue()), headers,
                address(request.remotePeer().address()), address(request.localPeer().address()),
                method.equals("POST") ? body(request) : "");
    }

    private static InetAddress address(java.net.SocketAddress address) {
        return address instanceof InetSocketAddress socket && socket.getAddress() != null
                ? socket.getAddress()
                : InetAddress.getLoopbackAddress();
    }

    private static String body(ServerRequest request) {
        try (InputStream in = request.content().inputStream()) {
            byte[] bytes = in.readNBytes(Ask.MOST_BODY + 1);
            if (bytes.length > Ask.MOST_BODY) {
                throw new BadRequest("the request is too large");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// The parameters of a query, or of a form that was sent.
    ///
    /// @throws BadRequest a `%` without two hex digits, or too many parameters
    public static Map<String, String> query(String raw) {
        Map<String, String> query = new HashMap<>();
        String[] pairs = raw.split("&", MOST_PARAMETERS + 1);
        if (pairs.length > MOST_PARAMETERS) {
            throw new BadRequest("too many parameters");
        }
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            query.putIfAbsent(decode(name), equals < 0 ? "" : decode(pair.substring(equals + 1)));
        }
        return query;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            throw new BadRequest("a % in the address is not followed by two hex digits");
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
