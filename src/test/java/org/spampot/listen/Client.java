package org.spampot.listen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.spampot.model.Endpoint;

/// A mail client as simple as can be, over a blocking socket.
final class Client implements AutoCloseable {
    /// All that a client says in a session with one message.
    static final String SESSION = """
            HELO client.example
            MAIL FROM:<a@example.com>
            RCPT TO:<b@example.net>
            DATA
            x
            .
            QUIT
            """.replace("\n", "\r\n");

    private static final int PATIENCE_MILLIS = 30_000;

    private final Socket socket;
    private final InputStream in;

    private Client(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    /// Connected, and nothing read yet.
    static Client connect(Endpoint server) throws IOException {
        return connect(server, 0);
    }

    /// Connected with a receive buffer of `receive` bytes, or the usual one when that is 0.
    static Client connect(Endpoint server, int receive) throws IOException {
        var socket = new Socket();
        if (receive > 0) {
            socket.setReceiveBufferSize(receive);
        }
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.setTcpNoDelay(true);
        InetAddress to = server.address().isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : server.address();
        socket.connect(new InetSocketAddress(to, server.port()), PATIENCE_MILLIS);
        return new Client(socket);
    }

    /// Connected and greeted.
    static Client greeted(Endpoint server) throws IOException {
        Client client = connect(server);
        client.hears("220");
        return client;
    }

    /// Speaks TLS from here on, in the versions of `protocols`; trusts whoever answers.
    Client secured(String... protocols) throws IOException {
        return new Client(Tls.over(socket, protocols));
    }

    /// What TLS was agreed on.
    javax.net.ssl.SSLSession tls() {
        return ((javax.net.ssl.SSLSocket) socket).getSession();
    }

    int port() {
        return socket.getLocalPort();
    }

    /// Sends these characters, each as one byte.
    Client sends(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    /// Sends a command and reads its reply, which begins with `code`.
    Client says(String command, String code) throws IOException {
        return sends(command + "\r\n").hears(code);
    }

    /// Reads one reply, all of its lines, and expects it to begin with `code`.
    Client hears(String code) throws IOException {
        assertThat(reply()).as("reply to port %s", port()).startsWith(code);
        return this;
    }

    /// The last line of the next reply; empty when the server closed instead.
    String reply() throws IOException {
        String line = line();
        while (line.length() > 3 && line.charAt(3) == '-') {
            line = line();
        }
        return line;
    }

    /// Everything up to the end of the connection, as lines.
    List<String> rest() throws IOException {
        var lines = new ArrayList<String>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            lines.add(line);
        }
        return lines;
    }

    /// The next line, without its end; empty when the server closed instead.
    String line() throws IOException {
        var line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    /// Greets, and names sender and recipient.
    Client envelope(String helo, String from, String to) throws IOException {
        return says("HELO " + helo, "250").says("MAIL FROM:<" + from + ">", "250").says("RCPT TO:<" + to + ">", "250");
    }

    /// Up to where content is awaited.
    Client untilData() throws IOException {
        return envelope("client.example", "a@example.com", "b@example.net").says("DATA", "354");
    }

    /// Says it has no more to say, and goes on listening.
    Client closesItsSide() throws IOException {
        socket.shutdownOutput();
        return this;
    }

    /// Goes away with a reset.
    void resets() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /// Closes the connection before the end of the test.
    void leaves() throws IOException {
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
