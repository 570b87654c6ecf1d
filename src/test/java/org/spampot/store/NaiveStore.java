package org.spampot.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.spampot.model.Analysis;
import org.spampot.model.CaptureId;
import org.spampot.model.Dialect;
import org.spampot.model.EnvelopePath;
import org.spampot.model.Header;
import org.spampot.model.IndicatorKind;
import org.spampot.model.Mailbox;
import org.spampot.model.MessageCapture;
import org.spampot.model.SessionCapture;
import org.spampot.model.SessionId;
import org.spampot.model.SessionKind;
import org.spampot.model.Sign;
import org.spampot.model.Understood;

/// What a store answers, by going through all captures at each question: slow, and simple enough to be believed.
final class NaiveStore {
    private final Map<CaptureId, Understood.Message> messages = new LinkedHashMap<>();
    private final Map<SessionId, SessionCapture> ended = new LinkedHashMap<>();
    private final Map<SessionId, Dialect> dialects = new HashMap<>();
    private final Map<SessionId, List<Sign>> signs = new HashMap<>();
    /// What made the row of each session, in the order of arrival.
    private final Map<SessionId, Understood> first = new LinkedHashMap<>();
    private final List<Seen> seen = new ArrayList<>();
    private final Map<String, String[]> split = new HashMap<>();

    /// One thing seen at one time: a message with a value, or a session that used a value.
    private record Seen(TopKind kind, String value, String label, Instant at, long messages, long sessions) {}

    NaiveStore(List<Understood> captures) {
        var counted = new HashMap<SessionId, Set<List<Object>>>();
        for (Understood understood : captures) {
            SessionId id = understood.capture().session();
            var known = counted.computeIfAbsent(id, key -> new HashSet<>());
            if (first.putIfAbsent(id, understood) == null) {
                Instant opened = understood.capture().connection().openedAt();
                see(known, TopKind.SOURCES, understood.capture().connection().client().ip(), opened);
                see(known, TopKind.HELO, helo(understood), opened);
            }
            switch (understood) {
                case Understood.Message message -> {
                    if (messages.putIfAbsent(message.capture().id(), message) == null) {
                        signs.computeIfAbsent(id, key -> new ArrayList<>()).addAll(message.signs());
                        values(message).forEach((value, label) -> seen.add(new Seen(value.kind(), value.value(), label,
                                message.capture().at(), 1, known.add(List.of(value.kind(), value.value())) ? 1 : 0)));
                    }
                }
                case Understood.Session session -> {
                    if (ended.putIfAbsent(id, session.capture()) == null) {
                        Instant opened = session.capture().connection().openedAt();
                        see(known, TopKind.HELO, session.capture().helo(), opened);
                        session.capture().commands().forEach(
                                (verb, times) -> seen.add(new Seen(TopKind.COMMANDS, verb, verb, opened, times, 1)));
                        signs.computeIfAbsent(id, key -> new ArrayList<>()).addAll(session.analysis().signs());
                        dialects.put(id, session.analysis().dialect());
                        behave(session.capture(), TopKind.KINDS, kind(id).word(), kind(id).title());
                        behave(session.capture(), TopKind.DIALECTS, dialect(id).hash(), dialect(id).label());
                        behave(session.capture(), TopKind.JA4, ja4(id), ja4(id));
                        behave(session.capture(), TopKind.JA3, ja3(id), ja3(id));
                        tries(session.capture());
                    }
                }
            }
        }
    }

    private void behave(SessionCapture session, TopKind kind, String value, String label) {
        if (!value.isEmpty()) {
            seen.add(new Seen(kind, value, label, session.connection().openedAt(), session.messages(), 1));
        }
    }

    private void tries(SessionCapture session) {
        for (TopKind kind : List.of(TopKind.LOGINS, TopKind.CREDENTIALS)) {
            var times = new LinkedHashMap<String, Integer>();
            session.evidence().logins().stream().map(login -> kind == TopKind.LOGINS ? login.name() : login.pair())
                    .filter(value -> !value.isEmpty()).forEach(value -> times.merge(clean(value), 1, Integer::sum));
            times.forEach((value, count) -> seen
                    .add(new Seen(kind, value, value, session.connection().openedAt(), count, 1)));
        }
    }

    private boolean tried(SessionId id, String value) {
        return ended.containsKey(id) && ended.get(id).evidence().logins().stream()
                .anyMatch(login -> clean(login.name()).equals(value)
                        || (!login.secret().isEmpty() && clean(login.pair()).equals(value)));
    }

    SessionKind kind(SessionId id) {
        return Sign.decide(signs.getOrDefault(id, List.of()));
    }

    private Dialect dialect(SessionId id) {
        return dialects.getOrDefault(id, Dialect.NONE);
    }

    private String ja4(SessionId id) {
        var tls = ended.containsKey(id) ? ended.get(id).evidence().tls() : null;
        return tls == null ? "" : tls.ja4();
    }

    private String ja3(SessionId id) {
        var tls = ended.containsKey(id) ? ended.get(id).evidence().tls() : null;
        return tls == null ? "" : tls.ja3();
    }

    private void see(Set<List<Object>> known, TopKind kind, String value, Instant at) {
        if (!value.isEmpty() && known.add(List.of(kind, value))) {
            seen.add(new Seen(kind, value, value, at, 0, 1));
        }
    }

    private static String helo(Understood understood) {
        return switch (understood) {
            case Understood.Message message -> message.capture().helo();
            case Understood.Session session -> session.capture().helo();
        };
    }

    private record Value(TopKind kind, String value) {}

    /// The values of a message with their labels, each once.
    private static Map<Value, String> values(Understood.Message message) {
        var values = new LinkedHashMap<Value, String>();
        MessageCapture capture = message.capture();
        Analysis analysis = message.analysis();
        String sender = capture.envelope().mailFrom().address();
        put(values, TopKind.SOURCES, analysis.source().ip());
        put(values, TopKind.HELO, capture.helo());
        put(values, TopKind.SENDERS, sender.isEmpty() ? "<>" : sender);
        capture.envelope().rcptTo().forEach(path -> put(values, TopKind.RECIPIENTS, path.address()));
        put(values, TopKind.SUBJECTS, clean(analysis.header().subject()).strip().replaceAll("\\s+", " "));
        put(values, TopKind.LANGUAGES, analysis.language().code());
        analysis.links().forEach(link -> put(values, TopKind.URLS, link.url()));
        analysis.indicators().forEach(found -> put(values, kind(found.kind()), found.value()));
        analysis.patterns().forEach(hit -> put(values, TopKind.PATTERNS, hit.name()));
        analysis.attachments()
                .forEach(file -> values.putIfAbsent(new Value(TopKind.ATTACHMENTS, file.sha256()), file.name()));
        analysis.attachments().forEach(file -> {
            put(values, TopKind.TYPES, file.detectedType());
            file.entries().forEach(entry -> {
                put(values, TopKind.TYPES, entry.type());
                if (!entry.sha256().isEmpty()) {
                    values.putIfAbsent(new Value(TopKind.FILES, entry.sha256()), entry.path());
                }
            });
        });
        analysis.images().stream().filter(image -> !image.hash().isEmpty())
                .forEach(image -> values.putIfAbsent(new Value(TopKind.PICTURES, image.hash()),
                        image.format() + " " + image.width() + " x " + image.height()));
        analysis.barcodes().forEach(code -> put(values, TopKind.BARCODES, code.text()));
        analysis.facts().traits().stream().filter(trait -> trait.name().equals("mailer"))
                .forEach(trait -> put(values, TopKind.MAILERS, trait.value()));
        analysis.facts().signatures().stream().filter(signature -> !signature.kind().startsWith("arc"))
                .forEach(signature -> put(values, TopKind.SIGNERS, signature.domain().toLowerCase(Locale.ROOT)));
        capture.defects().forEach(defect -> put(values, TopKind.DEFECTS, defect.name()));
        analysis.defects().forEach(defect -> put(values, TopKind.DEFECTS, defect.name()));
        return values;
    }

    private static void put(Map<Value, String> values, TopKind kind, String value) {
        if (!value.isEmpty()) {
            values.putIfAbsent(new Value(kind, value), value);
        }
    }

    /// As the store keeps text in columns.
    static String clean(String text) {
        return text.replace('\0', '\ufffd').replace('\ud800', '\ufffd');
    }

    private static TopKind kind(IndicatorKind kind) {
        return TopKind.of(kind.word() + "s").orElseThrow();
    }

    private static boolean in(@Nullable Instant since, Instant at) {
        return since == null || !at.isBefore(since.truncatedTo(ChronoUnit.HOURS));
    }

    List<TopRow> top(TopKind kind, @Nullable Instant since, int limit) {
        var rows = new TreeMap<String, TopRow>();
        var labels = new LinkedHashMap<String, String>();
        for (Seen one : seen) {
            if (one.kind() != kind) {
                continue;
            }
            labels.putIfAbsent(one.value(), one.label());
            if (in(since, one.at())) {
                rows.merge(one.value(), new TopRow(one.value(), Objects.requireNonNull(labels.get(one.value())),
                        one.messages(), one.sessions(), one.at(), one.at()), NaiveStore::sum);
            }
        }
        List<String> order = List.copyOf(labels.keySet());
        return rows.values().stream().sorted(Comparator.comparingLong(TopRow::messages)
                .thenComparingLong(TopRow::sessions).reversed()
                .thenComparingInt(row -> order.indexOf(row.value()))).limit(limit).toList();
    }

    private static TopRow sum(TopRow one, TopRow other) {
        return new TopRow(one.value(), one.label(), one.messages() + other.messages(),
                one.sessions() + other.sessions(),
                one.firstSeen().isBefore(other.firstSeen()) ? one.firstSeen() : other.firstSeen(),
                one.lastSeen().isAfter(other.lastSeen()) ? one.lastSeen() : other.lastSeen());
    }

    Totals totals(@Nullable Instant since) {
        var sources = new HashSet<String>();
        seen.stream().filter(one -> one.kind() == TopKind.SOURCES && in(since, one.at()))
                .forEach(one -> sources.add(one.value()));
        long bytes = 0;
        long count = 0;
        long recipients = 0;
        long attachments = 0;
        Instant last = null;
        for (Understood.Message message : messages.values()) {
            if (in(since, message.capture().at())) {
                count++;
                bytes += message.capture().content().size();
                recipients += message.capture().envelope().rcptTo().size();
                attachments += message.analysis().attachments().size();
                last = later(last, message.capture().at());
            }
        }
        for (SessionCapture session : ended.values()) {
            last = in(since, session.at()) ? later(last, session.at()) : last;
        }
        long sessions = first.values().stream().filter(made -> in(since, made.capture().connection().openedAt()))
                .count();
        return new Totals(sessions, count, bytes, sources.size(), recipients, attachments, last);
    }

    private static Instant later(@Nullable Instant one, Instant other) {
        return one == null || other.isAfter(one) ? other : one;
    }

    HourPoint hour(Instant hour) {
        MinutePoint sum = span(hour, 3_600);
        return new HourPoint(hour, sum.sessions(), sum.messages(), sum.bytes());
    }

    MinutePoint minute(Instant minute) {
        return span(minute, 60);
    }

    private MinutePoint span(Instant start, long seconds) {
        Instant end = start.plusSeconds(seconds);
        var inSpan = messages.values().stream()
                .filter(message -> !message.capture().at().isBefore(start) && message.capture().at().isBefore(end))
                .toList();
        long sessions = first.values().stream().map(made -> made.capture().connection().openedAt())
                .filter(at -> !at.isBefore(start) && at.isBefore(end)).count();
        return new MinutePoint(start, sessions, inSpan.size(),
                inSpan.stream().mapToLong(message -> message.capture().content().size()).sum());
    }

    /// The ids of all messages that meet `query`, newest first.
    List<CaptureId> messages(Query query) {
        return messages.values().stream()
                .filter(message -> query.terms().stream().allMatch(term -> meets(message, term)))
                .sorted(Comparator.comparing((Understood.Message message) -> message.capture().at()).reversed())
                .map(message -> message.capture().id()).toList();
    }

    List<SessionId> sessions(SessionFilter filter) {
        return first.values().stream()
                .filter(made -> filter.source().isEmpty()
                        || made.capture().connection().client().ip().equals(filter.source()))
                .filter(made -> filter.kind().isEmpty() || kind(made.capture().session()).word().equals(filter.kind()))
                .filter(made -> filter.dialect().isEmpty()
                        || dialect(made.capture().session()).hash().equals(filter.dialect()))
                .filter(made -> filter.ja4().isEmpty() || ja4(made.capture().session()).equals(filter.ja4()))
                .filter(made -> filter.ja3().isEmpty() || ja3(made.capture().session()).equals(filter.ja3()))
                .filter(made -> filter.login().isEmpty() || tried(made.capture().session(), filter.login()))
                .filter(made -> filter.helo().isEmpty() || lastHelo(made).equalsIgnoreCase(filter.helo()))
                .sorted(Comparator.comparing((Understood made) -> made.capture().connection().openedAt()).reversed())
                .map(made -> made.capture().session()).toList();
    }

    private String lastHelo(Understood made) {
        SessionCapture end = ended.get(made.capture().session());
        return end == null ? helo(made) : end.helo();
    }

    private boolean meets(Understood.Message message, Query.Term term) {
        MessageCapture capture = message.capture();
        Analysis analysis = message.analysis();
        Header header = analysis.header();
        String value = term.value();
        String from = capture.envelope().mailFrom().address() + " " + boxes(header.from()) + boxes(header.sender())
                + boxes(header.replyTo());
        String to = String.join(" ", capture.envelope().rcptTo().stream().map(EnvelopePath::address).toList()) + " "
                + boxes(header.to()) + boxes(header.cc());
        String names = String.join(" ", analysis.attachments().stream().map(file -> file.name()).toList());
        var links = String.join(" ", new LinkedHashSet<>(analysis.links().stream().map(link -> link.url()).toList()));
        return switch (term.field()) {
            case "" -> words(header.subject(), value) || words(from, value) || words(to, value) || words(names, value)
                    || words(analysis.text(), value);
            case "from" -> value.equals("<>") ? capture.envelope().mailFrom().address().isEmpty() : words(from, value);
            case "to" -> words(to, value);
            case "subject" -> words(header.subject(), value);
            case "url" -> value.contains("://") ? holds(message, TopKind.URLS, value) : words(links, value);
            case "ip" -> holds(message, TopKind.IPS, value) || holds(message, TopKind.SOURCES, value);
            case "source" -> holds(message, TopKind.SOURCES, value);
            case "domain" -> holds(message, TopKind.DOMAINS, value);
            case "email" -> holds(message, TopKind.EMAILS, value);
            case "phone" -> holds(message, TopKind.PHONES, value) || holds(message, TopKind.PHONES, "+" + value);
            case "wallet" ->
                holds(message, TopKind.WALLETS, value) || holds(message, TopKind.WALLETS, "bitcoin:" + value);
            case "iban" -> holds(message, TopKind.IBANS, value);
            case "pattern" -> holds(message, TopKind.PATTERNS, value);
            case "language" -> holds(message, TopKind.LANGUAGES, value);
            case "type" -> holds(message, TopKind.TYPES, value);
            case "picture" -> analysis.images().stream().anyMatch(image -> !image.hash().isEmpty() && Long.bitCount(
                    Long.parseUnsignedLong(image.hash(), 16) ^ Long.parseUnsignedLong(value, 16)) <= 6);
            case "barcode" -> holds(message, TopKind.BARCODES, value);
            case "mailer" -> holds(message, TopKind.MAILERS, value);
            case "signer" -> holds(message, TopKind.SIGNERS, value);
            case "defect" -> holds(message, TopKind.DEFECTS, value);
            case "sha256" -> analysis.sha256().equals(value) || holds(message, TopKind.ATTACHMENTS, value)
                    || holds(message, TopKind.FILES, value);
            case "helo" -> capture.helo().equalsIgnoreCase(value);
            case "kind" -> kind(capture.session()).word().equals(value);
            case "dialect" -> dialect(capture.session()).hash().equals(value);
            case "ja4" -> ja4(capture.session()).equals(value);
            case "ja3" -> ja3(capture.session()).equals(value);
            case "login" -> tried(capture.session(), value);
            case "session" -> capture.session().value().equals(value);
            case "has" -> !analysis.attachments().isEmpty();
            case "since" -> !capture.at().isBefore(Instant.parse(value));
            case "before" -> capture.at().isBefore(Instant.parse(value));
            default -> throw new IllegalArgumentException(term.field());
        };
    }

    private static boolean holds(Understood.Message message, TopKind kind, String value) {
        return values(message).containsKey(new Value(kind, value));
    }

    private static String boxes(List<Mailbox> boxes) {
        return String.join(" ", boxes.stream().map(box -> box.name() + " " + box.address()).toList()) + " ";
    }

    /// Whether the words of `wanted` stand in `text`, one after the other.
    private boolean words(String text, String wanted) {
        String[] phrase = split.computeIfAbsent(wanted, NaiveStore::split);
        String[] words = split.computeIfAbsent(text, NaiveStore::split);
        boolean open = wanted.endsWith("*");
        for (int at = 0; at + phrase.length <= words.length; at++) {
            boolean all = phrase.length > 0;
            for (int index = 0; index < phrase.length; index++) {
                all &= (open && index == phrase.length - 1)
                        ? words[at + index].startsWith(phrase[index])
                        : words[at + index].equals(phrase[index]);
            }
            if (all) {
                return true;
            }
        }
        return false;
    }

    /// Simple on purpose: right for the words that the fixture uses.
    private static String[] split(String text) {
        String plain = java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFKD)
                .replaceAll("[\\u0300-\\u036f\\u202e]", "").toLowerCase(Locale.ROOT).replaceAll("(\\p{IsHan})", " $1 ");
        return java.util.Arrays.stream(plain.split("[^\\p{L}\\p{N}]+")).filter(word -> !word.isEmpty())
                .toArray(String[]::new);
    }
}
