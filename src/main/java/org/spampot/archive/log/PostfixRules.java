package org.spampot.archive.log;

import java.util.Set;

/// Postfix: each daemon logs under the name of the instance and its own: `postfix/smtpd`, `postfix-in/submission/smtpd`.
///
/// Words as in the sources of Postfix 3.10; the older ones of 2.x are read as well.
final class PostfixRules implements Rules {
    private static final Set<String> DAEMONS = Set.of("anvil", "bounce", "cleanup", "defer", "discard", "dnsblog",
            "error",
            "flush", "lmtp", "local", "master", "nqmgr", "oqmgr", "pickup", "pipe", "postalias", "postcat", "postdrop",
            "postfix-script", "postlog", "postlogd", "postmap", "postqueue", "postscreen", "postsuper", "proxymap",
            "proxywrite", "qmgr", "qmqpd", "relay", "retry", "scache", "sendmail", "showq", "smtp", "smtpd", "spawn",
            "tlsmgr", "tlsproxy", "trace", "trivial-rewrite", "verify", "virtual", "set-permissions", "postmulti");
    /// How trouble of the server itself begins, which is no session's.
    private static final String[] ITS_OWN = {"warning: ", "fatal: ", "panic: ", "error: ", "info: ", "statistics: ",
            "cache ", "connect to ", "daemon started", "terminating on ", "reload ", "refreshing ", "starting the ",
            "stopping the ", "watchdog ", "using backwards", "process ", "initializing the ", "table ", "close ",
            "Deleted: ", "Requeued: ", "Placed on hold: ", "Released from hold: ", "certificate verification failed ",
            "SSL_connect error to ", "SSL3 alert ", "looking for ", "addr ", "bad command startup", "rewrite ",
            "mail system ", "server certificate ", "name_mask: ", "dict_", "fingerprint="};

    private final PostfixReceive receive = new PostfixReceive();
    private final PostfixQueue queue = new PostfixQueue();

    @Override
    public boolean owns(LogLine line) {
        String program = line.program();
        int slash = program.indexOf('/');
        if (slash < 0) {
            return program.equals("postfix") || (program.startsWith("postfix-") && DAEMONS.contains(daemon(program)));
        }
        return program.startsWith("postfix") || DAEMONS.contains(daemon(program));
    }

    private static String daemon(String program) {
        return program.substring(program.lastIndexOf('/') + 1);
    }

    @Override
    public Verdict read(LogLine line, Joins joins) {
        String daemon = daemon(line.program());
        String text = line.text();
        String queueId = queueId(text);
        Verdict verdict = switch (daemon) {
            case "postscreen" -> receive.postscreen(line, joins);
            case "tlsproxy" -> receive.tlsproxy(line, joins);
            case "smtpd", "qmqpd" -> receive.smtpd(line, queueId, joins);
            default -> queueId.isEmpty() ? Verdict.UNKNOWN : queue.read(line, queueId, daemon, joins);
        };
        return verdict == Verdict.UNKNOWN ? trouble(line, joins) : verdict;
    }

    /// Trouble of the server itself, with a message (`warning: 4A...: ...`) or with none.
    private static Verdict trouble(LogLine line, Joins joins) {
        String text = line.text();
        String queueId = text.startsWith("warning: ") ? queueId(text.substring(9)) : "";
        Tx tx = queueId.isEmpty() ? null : joins.knownMessage(line, queueId);
        if (tx != null) {
            return joins.add(tx.open, line);
        }
        return isItsOwn(text) ? Verdict.PLAIN : Verdict.UNKNOWN;
    }

    private static boolean isItsOwn(String text) {
        for (String begin : ITS_OWN) {
            if (text.startsWith(begin)) {
                return true;
            }
        }
        return text.contains(" TLS connection established to ") || text.startsWith("TLS SNI ");
    }

    /// The name of the queue entry that a text begins with; empty when it begins with something else. Short names are
    /// hexadecimal; long ones are of digits and consonants, with a `z` between time and inode.
    static String queueId(String text) {
        int end = text.indexOf(": ");
        if (end < 5 || end > 40) {
            return "";
        }
        boolean shorter = true;
        boolean longer = end >= 10;
        boolean inode = false;
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            boolean digit = c >= '0' && c <= '9';
            shorter &= digit || (c >= 'A' && c <= 'F');
            longer &= digit || (c >= 'A' && c <= 'Z' && "AEIOU".indexOf(c) < 0)
                    || (c >= 'a' && c <= 'z' && "aeiou".indexOf(c) < 0);
            inode |= c == 'z' || digit;
        }
        return shorter || (longer && inode) ? text.substring(0, end) : "";
    }
}
