package org.spampot.archive.log;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.spampot.archive.Found;

/// A connection while its lines are put together; bounded.
///
/// Thread-safety: belongs to one thread.
final class Open {
    /// More lines of one session are counted, not kept.
    static final int LINES = 500;
    /// More messages of one connection begin a new session.
    static final int MESSAGES = 200;

    private final String path;
    private final long offset;
    private final String server;
    private final Instant opened;
    private final List<String> lines = new ArrayList<>();
    final List<Tx> transactions = new ArrayList<>();
    private Instant last;
    private String host;
    private String ip;
    private int port;
    private String helo = "";
    private String login = "";
    private long more;
    private long held = 256;
    /// Of what it holds, how much is accounted for.
    long counted;
    /// Under which the connection is known; empty when only its messages are.
    String key = "";
    /// No further line of the connection itself is to come.
    boolean closed;

    Open(LogLine first, Client client) {
        path = first.path();
        offset = first.offset();
        server = first.server();
        opened = first.at();
        last = opened;
        host = client.name();
        ip = client.ip();
        port = client.port();
    }

    void add(LogLine line) {
        if (line.at().isAfter(last)) {
            last = line.at();
        }
        if (lines.size() < LINES) {
            lines.add(line.raw());
            grow(line.raw().length());
        } else {
            more++;
        }
    }

    void grow(int characters) {
        held += characters;
    }

    /// Characters that it holds, about.
    long held() {
        return held;
    }

    String path() {
        return path;
    }

    long offset() {
        return offset;
    }

    Instant last() {
        return last;
    }

    String ip() {
        return ip;
    }

    void client(Client client) {
        if (ip.isEmpty()) {
            ip = client.ip();
        }
        if (host.isEmpty() && ip.equals(client.ip())) {
            host = client.name();
        }
        if (port == 0) {
            port = client.port();
        }
    }

    void helo(String said) {
        if (!said.isEmpty()) {
            helo = said;
        }
    }

    void login(String said) {
        if (!said.isEmpty()) {
            login = said;
        }
    }

    boolean isSettled() {
        return closed && transactions.stream().allMatch(tx -> tx.done);
    }

    /// Whether a message of it may still be delivered.
    boolean isWaiting() {
        return transactions.stream().anyMatch(tx -> !tx.done && !tx.isRefused());
    }

    /// Whether it says of anybody or anything.
    boolean isKnown() {
        return !ip.isEmpty() || !helo.isEmpty() || transactions.stream().anyMatch(Tx::isKnown);
    }

    int size() {
        return lines.size() + (int) Math.min(Integer.MAX_VALUE / 2, more);
    }

    Found.Session found() {
        List<String> kept = new ArrayList<>(lines);
        if (more > 0) {
            kept.add("(" + more + " more lines)");
        }
        return new Found.Session(path, offset, server, host, ip, port, helo, opened, last, login,
                transactions.stream().filter(tx -> !tx.queueId.isEmpty() || tx.isKnown())
                        .map(tx -> tx.found(server, host))
                        .toList(),
                kept);
    }
}
