package org.spampot.persona;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.spampot.model.Printable;
import org.spampot.persona.Persona.Prepared;
import org.spampot.persona.PersonaFile.ReplyText;
import org.spampot.smtp.Extension;
import org.spampot.smtp.Manners;
import org.spampot.smtp.ProtocolDefect;
import org.spampot.smtp.Saying;
import org.spampot.smtp.Voice;
import org.spampot.smtp.auth.Mechanism;
import org.spampot.smtp.auth.Offer;

/// Reads a persona file and checks it whole: a persona that was read has something to say at every moment, and says
/// what is done. The first error found is thrown as a [PersonaError].
///
/// Thread-safety: none; one for each file.
final class PersonaReader {
    private static final Pattern LINE = Pattern.compile("([2-5][0-5][0-9])([ -])[\t -~]*");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._:\\[\\]-]{1,255}");
    private static final Pattern EHLO_LINE = Pattern.compile("[!-~]+( [ -~]+)?");
    private static final Set<ProtocolDefect> PATH_DEFECTS = EnumSet.of(ProtocolDefect.MISSING_KEYWORD,
            ProtocolDefect.MISSING_COLON, ProtocolDefect.BLANK_AT_COLON, ProtocolDefect.NO_BRACKETS,
            ProtocolDefect.UNBALANCED_PATH, ProtocolDefect.NAME_BEFORE_PATH, ProtocolDefect.SOURCE_ROUTE);
    private static final Set<String> BARE_VERBS = Set.of("NOOP", "QUIT");
    private static final int LONGEST_QUOTE = 60;

    private final PersonaSource source;

    /// @param file how the file is named in errors
    PersonaReader(String file, String text) {
        source = new PersonaSource(file, text);
    }

    /// @param host as configured; nothing for the one of the file
    /// @param machine the host when neither names one
    Voice read(String name, @Nullable String host, String machine) {
        PersonaFile written = source.parse();
        String spoken = host != null ? host : written.host() != null ? written.host() : machine;
        if (!HOST.matcher(spoken).matches()) {
            throw error(lineOf("host"), "host", "not a host name: " + quoted(spoken) + "; write mail.example.com");
        }
        List<EhloReply.Line> offered = written.extensions().stream().map(this::offered).toList();
        Set<Extension> extensions = offered.stream().map(EhloReply.Line::extension).filter(Objects::nonNull)
                .collect(Collectors.toUnmodifiableSet());
        if (extensions.contains(Extension.BINARY_MIME) && !extensions.contains(Extension.CHUNKING)) {
            throw error(lineOf("extensions"), "extensions", "BINARYMIME needs CHUNKING; add it, or remove BINARYMIME");
        }
        Map<Saying, Prepared> replies = replies(written.replies(), extensions, spoken);
        Prepared greeting = Objects.requireNonNull(replies.get(Saying.EHLO));
        return new Persona(name, spoken, new EhloReply(greeting.text(), greeting.delay(), offered),
                manners(written.manners(), replies.keySet()), queueIds(written.queueId()), replies,
                new Persona.Special(special(written.notOffered(), Saying.NOT_OFFERED, spoken),
                        special(written.helpTopics(), Saying.HELP, spoken),
                        special(written.badParameters(), Saying.PARAMETER_BAD, spoken)),
                auth(offered, written, spoken));
    }

    private Offer auth(List<EhloReply.Line> offered, PersonaFile written, String host) {
        List<Mechanism> mechanisms = offered.stream().filter(line -> line.extension() == Extension.AUTH)
                .flatMap(line -> AuthLine.mechanisms(line.text()).stream()).distinct().toList();
        return new Offer(mechanisms, written.auth().tlsOnly(), checked("ntlm", () -> written.ntlm().read(host)));
    }

    private EhloReply.Line offered(PersonaFile.Offered offered) {
        String line = offered.text().strip();
        if (!EHLO_LINE.matcher(line).matches()) {
            throw error(lineOf("extensions"), "extensions", "not a line of EHLO: " + quoted(line)
                    + "; write a keyword, or {line: XKEYWORD any text}, in ASCII");
        }
        if (offered.kind() == PersonaFile.Offered.Kind.LITERAL) {
            return new EhloReply.Line(null, line);
        }
        if (AuthLine.announces(line)) {
            checked("extensions", () -> AuthLine.mechanisms(line));
            return new EhloReply.Line(Extension.AUTH, line);
        }
        int blank = line.indexOf(' ');
        String keyword = blank < 0 ? line : line.substring(0, blank);
        Extension extension = Extension.named(keyword.toUpperCase(Locale.ROOT)).orElseThrow(() -> error(
                lineOf("extensions"), "extensions",
                quoted(keyword)
                        + " does not work here; write {line: ...} if it is to be announced all the same, or one of"
                        + " those that do: "
                        + Stream.of(Extension.values()).map(Extension::keyword).collect(Collectors.joining(" "))));
        boolean limit = extension == Extension.SIZE && blank < 0
                && offered.kind() != PersonaFile.Offered.Kind.BARE;
        return new EhloReply.Line(extension, limit ? line + " {size}" : line);
    }

    private Manners manners(PersonaFile.Patience patience, Set<Saying> said) {
        if (patience.errorsBeforeHangup() < 0 || patience.unknownBeforeHangup() < 0
                || patience.idleBeforeErrors() < 0) {
            throw error(lineOf("manners"), "manners", "counts are 0 (for never) or more");
        }
        String heloCharacters = patience.heloCharacters() == null ? "" : patience.heloCharacters();
        Set<String> withoutArgument = chosen("without-argument", patience.withoutArgument(), BARE_VERBS,
                Function.identity());
        needs("helo-characters", !heloCharacters.isEmpty(), Saying.HELO_NAME, said);
        needs("without-argument", !withoutArgument.isEmpty(), Saying.ARGUMENT, said);
        return new Manners(patience.heloRequired(), patience.errorsBeforeHangup(), patience.unknownBeforeHangup(),
                patience.idleBeforeErrors(), patience.hangsUpOnOtherProtocols(), heloCharacters, withoutArgument,
                chosen("refuses", patience.refuses(), PATH_DEFECTS, ProtocolDefect::word));
    }

    private void needs(String key, boolean given, Saying saying, Set<Saying> said) {
        if (given && !said.contains(saying)) {
            throw error(lineOf(key), "manners." + key, "needs a text for it; add replies." + saying.word());
        }
    }

    private <T> Set<T> chosen(String key, @Nullable List<String> words, Set<T> allowed, Function<T, String> word) {
        var chosen = new LinkedHashSet<T>();
        for (String written : words == null ? List.<String>of() : words) {
            chosen.add(allowed.stream().filter(each -> word.apply(each).equals(written)).findFirst()
                    .orElseThrow(() -> error(lineOf(key), "manners." + key, quoted(written) + " is none of "
                            + allowed.stream().map(word).sorted().collect(Collectors.joining(" ")))));
        }
        return chosen;
    }

    private QueueIds queueIds(PersonaFile.Ids ids) {
        return checked("queue-id", ids::read);
    }

    private Map<Saying, Prepared> replies(Map<String, ReplyText> texts, Set<Extension> extensions, String host) {
        var replies = new EnumMap<Saying, Prepared>(Saying.class);
        for (Saying saying : Saying.values()) {
            ReplyText reply = texts.get(saying.word());
            if (reply != null) {
                replies.put(saying, prepared(saying.word(), reply, saying.classes(), host));
            } else if (isNeeded(saying, extensions)) {
                throw error(lineOf("replies"), "replies." + saying.word(), "is missing; every reply needs a text");
            }
        }
        for (Saying saying : Saying.values()) {
            Prepared standIn = saying.otherwise() == null ? null : replies.get(saying.otherwise());
            if (standIn != null) {
                replies.putIfAbsent(saying, standIn);
            }
        }
        Set<String> words = Stream.of(Saying.values()).map(Saying::word).collect(Collectors.toSet());
        texts.keySet().stream().filter(key -> !words.contains(key)).sorted().findFirst().ifPresent(key -> {
            throw error(lineOf(key), "replies." + quoted(key), "there is no such reply; those there are: "
                    + Stream.of(Saying.values()).map(Saying::word).collect(Collectors.joining(" ")));
        });
        return replies;
    }

    private static boolean isNeeded(Saying saying, Set<Extension> extensions) {
        boolean said = saying.extension() == null || extensions.contains(saying.extension());
        return said && !saying.optional() && saying.otherwise() == null;
    }

    private Map<String, Prepared> special(Map<String, ReplyText> texts, Saying saying, String host) {
        var replies = new HashMap<String, Prepared>();
        texts.forEach(
                (word, reply) -> replies.put(word.toUpperCase(Locale.ROOT),
                        prepared(word, reply, saying.classes(), host)));
        return replies;
    }

    private Prepared prepared(String key, ReplyText reply, String classes, String host) {
        String[] lines = Template.withoutLastEnd(reply.text()).split("\n", -1);
        for (int at = 0; at < lines.length; at++) {
            var form = LINE.matcher(lines[at]);
            boolean last = at == lines.length - 1;
            if (!form.matches() || form.group(2).equals(" ") != last || !lines[0].startsWith(form.group(1))) {
                throw error(lineOf(key), key, "not a reply: " + quoted(lines[at])
                        + "; write 250 TEXT in ASCII, or 250-TEXT for all lines but the last");
            }
        }
        if (classes.indexOf(lines[0].charAt(0)) < 0) {
            throw error(lineOf(key), key, "the code has to begin with " + String.join(" or ", classes.split(""))
                    + ", as that is what is done, not " + quoted(lines[0]));
        }
        return new Prepared(checked(key, () -> Template.of(reply.text(), host)), reply.delay());
    }

    private <T> T checked(String key, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException wrong) {
            throw error(lineOf(key), key, String.valueOf(wrong.getMessage()));
        }
    }

    private static String quoted(String written) {
        return Printable.line(written, LONGEST_QUOTE);
    }

    private int lineOf(String key) {
        return source.lineOf(key);
    }

    private PersonaError error(int line, String key, String problem) {
        return source.error(line, key, problem);
    }
}
