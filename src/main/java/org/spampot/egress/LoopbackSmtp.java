package org.spampot.egress;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import org.spampot.model.Bytes;

/// An SMTP client that talks to this machine only: for the self-test and the demo. Any other address is refused before
/// a socket exists.
///
/// Thread-safety: belongs to one thread.
public final class LoopbackSmtp implements AutoCloseable {
    private static final int LONGEST_REPLY = 64 * 1024;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    private LoopbackSmtp(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
        this.out = socket.getOutputStream();
    }

    /// Connects, from whatever address the system chooses.
    ///
    /// @param timeout of connecting, and of every wait for a reply
    /// @throws IllegalArgumentException when `server` is not a loopback address
    public static LoopbackSmtp connect(InetAddress server, int port, Duration timeout) throws IOException {
        return connect(server, port, InetAddress.ofLiteral(server.getAddress().length == 4 ? "0.0.0.0" : "::"),
                timeout);
    }

    /// Connects from `source`, which is a loopback address too or the unspecified one.
    public static LoopbackSmtp connect(InetAddress server, int port, InetAddress source, Duration timeout)
            throws IOException {
        if (!server.isLoopbackAddress() || !(source.isLoopbackAddress() || source.isAnyLocalAddress())) {
            throw new IllegalArgumentException("only loopback addresses are connected to: " + server.getHostAddress());
        }
        var socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(Math.toIntExact(timeout.toMillis()));
            if (!source.isAnyLocalAddress()) {
                socket.bind(new InetSocketAddress(source, 0));
            }
            socket.connect(new InetSocketAddress(server, port), Math.toIntExact(timeout.toMillis()));
            return new LoopbackSmtp(socket);
        } catch (IOException | RuntimeException failed) {
            socket.close();
            throw failed;
        }
    }

    /// Whether somebody listens on `port` of the loopback address `server`.
    public static boolean answers(InetAddress server, int port, Duration timeout) {
        try (var client = connect(server, port, timeout)) {
            return client.socket.isConnected();
        } catch (IOException nobody) {
            return false;
        }
    }

    /// Sends one command line and gives its reply.
    public String command(String line) throws IOException {
        send(Bytes.utf8(line + "\r\n"));
        return reply();
    }

    /// Sends bytes as they are.
    public void send(Bytes bytes) throws IOException {
        bytes.writeTo(out);
        out.flush();
    }

    /// The next reply, all of its lines (RFC 5321 section 4.2.1); the greeting is the first one.
    ///
    /// @throws IOException when it does not come in time, the connection ends, or it is no reply
    public String reply() throws IOException {
        var reply = new StringBuilder();
        while (true) {
            int begin = reply.length();
            line(reply);
            if (reply.length() - begin < 4 || reply.charAt(begin + 3) != '-') {
                return reply.toString();
            }
            reply.append('\n');
        }
    }

    private void line(StringBuilder reply) throws IOException {
        while (true) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("the connection ended before the reply did");
            }
            if (next == '\n') {
                return;
            }
            if (reply.length() >= LONGEST_REPLY) {
                throw new IOException("a reply longer than " + LONGEST_REPLY + " bytes");
            }
            if (next != '\r') {
                reply.append((char) next);
            }
        }
    }

    /// The port that we connected from: how a session of ours is found again.
    public int localPort() {
        return socket.getLocalPort();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            // closing is all that was wanted
        }
    }
}
