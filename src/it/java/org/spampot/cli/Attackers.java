package org.spampot.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLContext;

/// Clients that mean harm, each kind on threads of its own and from addresses of its own, at it until they are closed.
final class Attackers implements AutoCloseable {
    /// Between two rounds of one attacker, lest they only measure how fast they are themselves.
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(50);
    private static final int PATIENCE_MILLIS = 30_000;
    private static final byte[] NOOPS = text("NOOP\r\n".repeat(10_000));
    private static final byte[] LONG_LINE = text("x".repeat(64 << 10) + "\r\n");

    /// One round of an attack over a connected socket, which is closed after it.
    private interface Round {
        void go(Socket socket) throws IOException;
    }

    private final int plain;
    private final int implicit;
    private final byte[] hello = clientHello();
    private final List<Thread> threads = new ArrayList<>();
    private final ConcurrentHashMap<Socket, String> open = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, LongAdder> rounds = new ConcurrentHashMap<>();
    private volatile boolean stopping;

    /// @param plain port of a plain listener
    /// @param implicit port of one that speaks TLS from the start
    Attackers(int plain, int implicit) {
        this.plain = plain;
        this.implicit = implicit;
    }

    /// All of them at once.
    void everything() {
        start("slow readers", 20, plain, socket -> {
            socket.setReceiveBufferSize(4096);
            while (true) {
                socket.getOutputStream().write(NOOPS);
            }
        });
        start("slow writers", 20, plain, socket -> {
            for (byte one : text("EHLO drip.example\r\nMAIL FROM:<drip@evil.example>\r\n".repeat(1000))) {
                socket.getOutputStream().write(one);
                LockSupport.parkNanos(PAUSE);
            }
        });
        start("silent ones", 60, plain, socket -> {
            var _ = socket.getInputStream().skip(Long.MAX_VALUE);
        });
        start("connections", 6, plain, _ -> {
            // connected, which is all
        });
        start("resets", 6, plain, socket -> {
            say(socket, "EHLO reset.example\r\nMAIL FROM:<reset@evil.example>\r\n");
            socket.setSoLinger(true, 0);
        });
        start("long lines", 2, plain, socket -> {
            for (int line = 0; line < 20; line++) {
                socket.getOutputStream().write(LONG_LINE);
            }
        });
        start("endless headers", 3, plain, socket -> {
            say(socket, "EHLO h.example\r\nMAIL FROM:<header@evil.example>\r\nRCPT TO:<v@victim.example>\r\nDATA\r\n");
            byte[] fields = text("X-Endless: and another one\r\n".repeat(1000));
            while (true) {
                socket.getOutputStream().write(fields);
            }
        });
        start("recipients", 1, plain, socket -> {
            var all = new StringBuilder("EHLO r.example\r\nMAIL FROM:<many@evil.example>\r\n");
            for (int number = 0; number < 1000; number++) {
                all.append("RCPT TO:<v").append(number).append("@victim.example>\r\n");
            }
            say(socket, all + "DATA\r\nSubject: x\r\n\r\nx\r\n.\r\nQUIT\r\n");
            readAll(socket);
        });
        start("commands", 1, plain, socket -> {
            Thread.ofVirtual().start(() -> {
                try {
                    readAll(socket);
                } catch (IOException gone) {
                    // which ends the round
                }
            });
            for (int block = 0; block < 10; block++) {
                socket.getOutputStream().write(NOOPS);
            }
        });
        start("stalled hellos", 20, implicit, socket -> {
            socket.getOutputStream().write(hello, 0, hello.length / 2);
            var _ = socket.getInputStream().skip(Long.MAX_VALUE);
        });
        handshakes(2);
    }

    /// Full handshakes that cost the server a signature and the client nothing: a hello made once, and a reset.
    void handshakes(int count) {
        start("handshakes", count, implicit, socket -> {
            socket.getOutputStream().write(hello);
            if (socket.getInputStream().read() < 0) {
                throw new IOException("closed");
            }
            socket.setSoLinger(true, 0);
        });
    }

    /// How many rounds each kind has made.
    Map<String, Long> rounds() {
        var made = new TreeMap<String, Long>();
        rounds.forEach((kind, count) -> made.put(kind, count.sum()));
        return made;
    }

    /// How many rounds `kind` has made.
    long rounds(String kind) {
        return rounds().getOrDefault(kind, 0L);
    }

    private void start(String kind, int count, int port, Round round) {
        var begun = rounds.computeIfAbsent(kind, _ -> new LongAdder());
        int network = rounds.size();
        for (int number = 1; number <= count; number++) {
            String address = "127.1." + network + "." + number;
            threads.add(Thread.ofPlatform().daemon().name(kind + " " + number).start(() -> {
                while (!stopping) {
                    one(kind, address, port, round);
                    begun.increment();
                    LockSupport.parkNanos(PAUSE);
                }
            }));
        }
    }

    private void one(String kind, String address, int port, Round round) {
        try (var socket = new Socket()) {
            open.put(socket, kind);
            try {
                socket.bind(new InetSocketAddress(InetAddress.ofLiteral(address), 0));
                socket.setSoTimeout(PATIENCE_MILLIS);
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MILLIS);
                round.go(socket);
            } finally {
                open.remove(socket);
            }
        } catch (IOException ended) {
            // by whom we attack, or by ourselves at the end
        }
    }

    private static void say(Socket socket, String what) throws IOException {
        socket.getOutputStream().write(text(what));
    }

    private static void readAll(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        byte[] some = new byte[8192];
        int count = 0;
        while (count >= 0) {
            count = in.read(some);
        }
    }

    private static byte[] text(String latin1) {
        return latin1.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] clientHello() {
        try {
            var engine = SSLContext.getDefault().createSSLEngine("mx.example.org", 465);
            engine.setUseClientMode(true);
            ByteBuffer out = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
            engine.wrap(ByteBuffer.allocate(0), out);
            byte[] bytes = new byte[out.flip().remaining()];
            out.get(bytes);
            return bytes;
        } catch (GeneralSecurityException | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() {
        stopping = true;
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                open.keySet().forEach(Attackers::drop);
                try {
                    thread.join(100);
                } catch (InterruptedException hurry) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
    }

    private static void drop(Socket socket) {
        try {
            socket.close();
        } catch (IOException closed) {
            // it is gone either way
        }
    }
}
