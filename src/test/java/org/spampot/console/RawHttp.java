package org.spampot.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/// HTTP spoken by hand, for what the JDK's client does not let a test say: any Host header, and requests nobody should
/// send.
final class RawHttp {
    /// Instead of a status: the server closed the connection, and the client could not read what it had said before.
    ///
    /// This is how a refusal may look to one who is still sending: the server answers and closes, bytes it did not read
    /// make that close a reset, and the reset may reach the client ahead of the answer (RFC 9112, section 9.6).
    static final int CUT_OFF = 0;

    private static final int PATIENCE_MILLIS = 30_000;

    private RawHttp() {}

    /// Sends `head` (lines end in LF here, in CRLF on the wire) and then `body`; gives the status of the answer, or
    /// [#CUT_OFF]. No answer in 30 seconds is an exception, so is an answer that is no HTTP.
    static int status(int port, String head, String body) {
        byte[] request = (head.replace("\n", "\r\n") + body).getBytes(StandardCharsets.ISO_8859_1);
        try (var socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            write(socket, request);
            String line = firstTwelve(socket.getInputStream());
            return line.isEmpty() ? CUT_OFF : Integer.parseInt(line.replaceFirst("^HTTP/1\\.1 ", ""));
        } catch (IOException failure) {
            throw new UncheckedIOException(head.lines().findFirst().orElse(""), failure);
        }
    }

    private static void write(Socket socket, byte[] request) throws IOException {
        OutputStream out = socket.getOutputStream();
        try {
            out.write(request);
        } catch (SocketException _) {
            // closed while we were sending: its answer may be there to be read all the same
        }
    }

    private static String firstTwelve(InputStream in) throws IOException {
        try {
            return new String(in.readNBytes("HTTP/1.1 200".length()), StandardCharsets.ISO_8859_1);
        } catch (SocketException _) {
            return "";
        }
    }
}
