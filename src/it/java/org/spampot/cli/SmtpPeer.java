package org.spampot.cli;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/// A client that says what a test wants said, in plain text or over TLS with whatever certificate it is shown.
final class SmtpPeer implements AutoCloseable {
    private Socket socket = new Socket();
    private InputStream in;

    SmtpPeer(int port, Duration patience) throws IOException {
        this(InetAddress.getLoopbackAddress(), port, patience);
    }

    /// From this address of the machine.
    SmtpPeer(InetAddress from, int port, Duration patience) throws IOException {
        socket.bind(new InetSocketAddress(from, 0));
        socket.setSoTimeout((int) patience.toMillis());
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), (int) patience.toMillis());
        in = new BufferedInputStream(socket.getInputStream());
    }

    void send(String latin1) throws IOException {
        socket.getOutputStream().write(latin1.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    String command(String line) throws IOException {
        send(line + "\r\n");
        return reply();
    }

    /// The last line of the next reply.
    String reply() throws IOException {
        while (true) {
            var line = new StringBuilder();
            for (int one = in.read(); one != '\n'; one = in.read()) {
                if (one < 0) {
                    throw new EOFException("the other side closed");
                }
                line.append((char) one);
            }
            if (line.length() < 4 || line.charAt(3) != '-') {
                return line.toString().stripTrailing();
            }
        }
    }

    void startTls() throws IOException {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[]{new Trusting()}, null);
            socket = context.getSocketFactory().createSocket(socket, "localhost", socket.getPort(), true);
            in = new BufferedInputStream(socket.getInputStream());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private static final class Trusting implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {
            // anybody
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {
            // anybody
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
