package org.spampot.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.spampot.model.Network;

/// Everything that an operator can set. A component `segmentSize` of section `journal` is the key
/// `journal.segment-size`, and the environment variable `SPAMPOT_JOURNAL_SEGMENT_SIZE`.
public record Settings(
        @Doc(value = "The directory that everything is kept in: journal, store, keys. It is made when it is missing, and one"
                + " process at a time owns it.", byDefault = "spampot-data") Path data,
        @Doc("How mail is received.") Smtp smtp,
        @Doc("Who is let in: whose login is believed, and for whom mail is taken. docs/reference/rules.md tells more.") Policy policy,
        @Doc("TLS, on listeners that speak it.") Tls tls,
        @Doc("Sessions that are slowed down, to hold their clients and to see how long they bear it.") Tarpit tarpit,
        @Doc("How long one client may take and how much it may make us hold.") Limits limits,
        @Doc("The journal, which every capture is written to before it is acknowledged.") Journal journal,
        @Doc("The store, which answers questions and can be made again from the journal at any time.") Store store,
        @Doc("The web console and its JSON API.") Console console,
        @Doc(value = "A file of patterns to look for in every message, one a line; docs/reference/patterns.md says how they are"
                + " written. Empty: none.") String patterns,
        @Doc("YARA rules to run over every message and the files in it. docs/reference/patterns.md tells more.") Yara yara,
        @Doc("The log on standard error. It tells about the program itself; what senders did is in journal and store.") Log log) {

    /// Section `smtp`.
    public record Smtp(
            @Doc("The host name that clients are greeted with. Empty: the persona's own, else this machine's.") String host,
            @Doc(value = "Who to pretend to be, for listeners that do not say it themselves: the name of a bundled persona"
                    + " (postfix, postfix-submission, exim, sendmail,"
                    + " opensmtpd, qmail, exchange, windows2000, cpanel, spamhat) or the path of a persona file.", byDefault = "postfix") String persona,
            @Doc(value = "Where to listen: a list of addresses HOST:PORT, or of sections with the keys that spampot.yaml(5) lists."
                    + " Addresses are numeric; port 0 takes a free one.", byDefault = "0.0.0.0:2525") List<Listener> listeners,
            @Doc(value = "A file of signatures of p0f 3, which tells the system of a client by its SYN. The default is used if"
                    + " it is there. Empty: none.", byDefault = DEFAULT_P0F) String p0f) {
        /// Where p0f installs it.
        public static final String DEFAULT_P0F = "/etc/p0f/p0f.fp";

        public Smtp {
            listeners = List.copyOf(listeners);
        }
    }

    /// An item of `smtp.listeners`.
    public record Listener(
            @Doc("The address to listen on, for example 0.0.0.0:25 or [::]:25.") Address bind,
            @Doc("What captures, logs and metrics call it. Empty: smtp, then smtp-2, smtp-3 ...") String name,
            @Doc("Who answers here. Empty: smtp.persona.") String persona,
            @Doc("What is done with recipients that no rule is about. Empty: policy.accept.") String accept,
            @Doc("Rules of its own, written like policy.rules and in their place; [] for none at all. Left out:"
                    + " policy.rules.") List<Rule> rules,
            @Doc(value = "What is spoken: smtp, or lmtp (RFC 2033) for a mail server in front that hands its mail on to us.", byDefault = "smtp", words = {
                    "smtp", "lmtp"}) String protocol,
            @Doc(value = "Whether TLS is spoken: when a client asks for it and the persona offers it (starttls), from the first"
                    + " byte on as on port 465 (implicit), or never.", byDefault = "starttls", words = {
                            "starttls",
                            "implicit", "never"}) String tls,
            @Doc(value = "The receive buffer of its sockets, and so what a client may send before we read it: a small one makes"
                    + " senders of large mail wait. 0B: the system's own.", byDefault = "0B", from = "0B", to = "16MB") ByteSize receiveWindow,
            @Doc("Addresses of load balancers that begin each connection with a PROXY header (version 1 or 2), which"
                    + " says who the client is. From others such a header is just a bad command. For example"
                    + " [10.0.0.0/8, 2001:db8::5].") List<Network> proxy,
            @Doc("Addresses of mail servers of your own that bring what others sent to them. The source of such a mail"
                    + " is the client that they wrote down in their Received fields. For example [127.0.0.1, 192.0.2.25].") List<Network> relays) {
        public Listener {
            rules = List.copyOf(rules);
            proxy = List.copyOf(proxy);
            relays = List.copyOf(relays);
        }

        /// The same with everything said that may be left out.
        Listener called(String name, String persona, String accept, List<Rule> rules) {
            return new Listener(bind, name, persona, accept, rules, protocol, tls, receiveWindow, proxy, relays);
        }
    }

    /// Section `policy`.
    public record Policy(
            @Doc(value = "What is done with recipients that no rule is about, by listeners that do not say it themselves."
                    + " open-relay takes all. trap takes those of the domains below and refuses all others. login is like trap,"
                    + " but takes all from clients that have signed in. nobody refuses all.", byDefault = "open-relay", words = {
                            "open-relay", "trap", "login", "nobody"}) String accept,
            @Doc("The domains that mail is taken for, for example [example.com, \"*.example.org\"].") List<String> domains,
            @Doc(value = "The share of the mailboxes in these domains that do not exist, so that a catch-all does not look like"
                    + " one. Which ones never changes; postmaster and abuse always exist.", byDefault = "0%") Percent unknownUsers,
            @Doc(value = "How long a first attempt is put off where a rule says greylist.", byDefault = "5m", from = "1s", to = "24h") Duration greylistDelay,
            @Doc(value = "Which logins are believed. list: those in a file. nth: the Nth guess of each client, and every Nth after"
                    + " it. chance: a"
                    + " share of all pairs of name and password, the same ones for everybody.", byDefault = "refuse", words = {
                            "refuse", "accept", "list", "nth", "chance"}) String logins,
            @Doc("The file for logins: list, with one NAME:PASSWORD a line.") String loginsFile,
            @Doc(value = "Which guess of a client is believed, for logins: nth.", byDefault = "3", from = "1", to = "1000000") int loginsNth,
            @Doc(value = "The share of pairs that is right, for logins: chance.", byDefault = "20%") Percent loginsChance,
            @Doc("Rules, the first that fits decides; each a section with the keys that spampot.yaml(5) lists. For example"
                    + " [{from: \"*@example.net\", then: refuse-sender}, {then: greylist}].") List<Rule> rules) {
        public Policy {
            domains = List.copyOf(domains);
            rules = List.copyOf(rules);
        }
    }

    /// An item of `policy.rules`. In its patterns `*` is any text and `?` any character; what is left out fits all.
    public record Rule(@Doc("Pattern for the listener's name.") String listener,
            @Doc("Networks that the client is in, for example [192.0.2.0/24, 2001:db8::/32].") List<Network> source,
            @Doc("Pattern for what HELO or EHLO named; <> for nothing.") String helo,
            @Doc("Pattern for the sender's address; <> for the empty one.") String from,
            @Doc("Pattern for the recipient's address.") String rcpt,
            @Doc("Pattern for whom the client is signed in as; <> for nobody, ?* for anybody.") String auth,
            @Doc(value = "What is done. greylist puts a first attempt off and then lets later rules decide. refuse-sender and"
                    + " require-login are said to MAIL, so they have no rcpt.", words = {
                            "accept", "unknown-user", "no-relay",
                            "refuse-sender", "require-login", "greylist"}) String then) {
        public Rule {
            source = List.copyOf(source);
        }
    }

    /// Section `tls`.
    public record Tls(
            @Doc("The certificate to show, as a PEM file with those that lead to its root, if any. Empty: one is made for the"
                    + " host name and kept in the data directory, in tls.") String certificate,
            @Doc("Its private key, as a PEM file.") String key,
            @Doc(value = "Longest handshake.", byDefault = "30s", from = "1s", to = "10m") Duration handshakeTimeout) {}

    /// Section `tarpit`.
    public record Tarpit(
            @Doc("Whose sessions are slowed down, for example [203.0.113.0/24], or [0.0.0.0/0, \"::/0\"] for everybody's."
                    + " Empty: nobody's.") List<Network> sources,
            @Doc(value = "What they wait before the greeting.", byDefault = "10s", from = "0s", to = "10m") Duration bannerDelay,
            @Doc(value = "What they wait before each other reply.", byDefault = "1s", from = "0s", to = "10m") Duration replyDelay,
            @Doc(value = "Bytes a second at which replies are sent to them. 0: whole replies.", byDefault = "10", from = "0", to = "100000") int rate,
            @Doc(value = "Most slow sessions of one address, or of one /64 of IPv6, at a time; further ones are served at the usual"
                    + " pace.", byDefault = "5", from = "1", to = "100000") int sessionsPerSource,
            @Doc(value = "Most time that all slow sessions of one source take together in 24 hours; then they go on at the usual"
                    + " pace.", byDefault = "1h", from = "1s", to = "30d") Duration timePerSource) {
        public Tarpit {
            sources = List.copyOf(sources);
        }
    }

    /// Section `limits`.
    public record Limits(
            @Doc(value = "The largest message that is taken whole; of a larger one the beginning is kept.", byDefault = "25MB", from = "1KB", to = "512MB") ByteSize message,
            @Doc(value = "The longest command line.", byDefault = "2KB", from = "512B", to = "64KB") ByteSize commandLine,
            @Doc(value = "Most recipients of one message.", byDefault = "1000", from = "1", to = "100000") int recipients,
            @Doc(value = "Most commands in one session.", byDefault = "10000", from = "1", to = "1000000") int commands,
            @Doc(value = "Most messages in one session.", byDefault = "1000", from = "1", to = "1000000") int messages,
            @Doc(value = "Most open sessions in all.", byDefault = "10000", from = "1", to = "1000000") int sessions,
            @Doc(value = "Most open sessions of one address, or of one /64 of IPv6.", byDefault = "100", from = "1", to = "1000000") int sessionsPerAddress,
            @Doc(value = "Message content that all sessions together may hold in memory.", byDefault = "96MB", from = "1MB", to = "64GB") ByteSize memory,
            @Doc(value = "What is kept of the dialog of one session; a note says where it was cut.", byDefault = "64KB", from = "1KB", to = "16MB") ByteSize transcript,
            @Doc(value = "Longest wait for the next command.", byDefault = "5m", from = "1s", to = "24h") Duration commandTimeout,
            @Doc(value = "Longest wait for the next piece of message content.", byDefault = "5m", from = "1s", to = "24h") Duration contentTimeout,
            @Doc(value = "Longest session as a whole.", byDefault = "2h", from = "1s", to = "30d") Duration sessionTimeout,
            @Doc(value = "How long open transactions may take to finish when the honeypot is stopped.", byDefault = "20s", from = "0s", to = "1h") Duration drainTimeout) {}

    /// Section `journal`.
    public record Journal(
            @Doc(value = "A journal file that has grown to this size is followed by a new one.", byDefault = "256MB", from = "64KB", to = "64GB") ByteSize segmentSize,
            @Doc(value = "Likewise a journal file that was begun this long ago.", byDefault = "24h", from = "1m", to = "365d") Duration segmentAge) {}

    /// Section `store`.
    public record Store(
            @Doc(value = "Where the store is, as a JDBC URL. Empty: the SQLite file store.db in the data directory. For now"
                    + " jdbc:sqlite:FILE is all that is supported.") String url) {}

    /// Section `console`.
    public record Console(
            @Doc(value = "Whether there is a console.", byDefault = "true") boolean enabled,
            @Doc(value = "The address it listens on. Leave it on loopback and reach it through an SSH tunnel or a reverse proxy.", byDefault = "127.0.0.1:8025") Address bind,
            @Doc("Host names that it may be called by, besides its address and localhost. A request for any other is refused.") List<String> allowedHosts,
            @Doc(value = "The token that signs in to it. Empty: one is made at the first start and kept in the data directory,"
                    + " in secrets/console-token.", secret = true) String token) {
        public Console {
            allowedHosts = List.copyOf(allowedHosts);
        }
    }

    /// Section `yara`.
    public record Yara(
            @Doc("Files of rules, and directories with files that end in .yar or .yara. Empty: none.") List<String> rules,
            @Doc(value = "The program: its name, or its path. Where it is missing, rules are skipped, and each message says so.", byDefault = "yara") String program,
            @Doc(value = "How long it may take over one message; then it is ended, and the message says so.", byDefault = "10s", from = "1s", to = "1h") Duration timeout) {
        public Yara {
            rules = List.copyOf(rules);
        }
    }

    /// Section `log`.
    public record Log(
            @Doc(value = "How much is told.", byDefault = "info", words = {"error", "warn", "info",
                    "debug"}) String level,
            @Doc(value = "Lines for people, or one JSON object a line in the Elastic Common Schema.", byDefault = "human", words = {
                    "human", "json"}) String format) {}
}
