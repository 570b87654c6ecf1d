package org.spampot.persona;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

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
    private static final int LONGEST_QUOTE = 60;

    private final String file;
    private final String text;

    /// @param file how the file is named in errors
    PersonaReader(String file, String text) {
        this.file = file;
        this.text = text;
    }

    /// @param host as configured; nothing for the one of the file
    /// @param machine the host when neither names one
    Voice read(String name, @Nullable String host, String machine) {
        PersonaFile written = parse();
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
                manners(written.manners()), queueIds(written.queueId()), replies,
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

    private PersonaFile parse() {
        var yaml = YAMLMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
        try {
            PersonaFile read = yaml.readValue(text, PersonaFile.class);
            if (read == null) {
                throw error(1, "empty", "it needs extensions, manners, queue-id and replies");
            }
            return read;
        } catch (DatabindException wrong) {
            String key = wrong.getPath().stream().map(each -> each.getPropertyName() == null
                    ? "[" + each.getIndex() + "]"
                    : each.getPropertyName()).collect(Collectors.joining("."));
            throw error(line(wrong), key.isEmpty() ? "the file" : key, said(wrong));
        } catch (JacksonException broken) {
            throw error(line(broken), "not YAML", said(broken));
        }
    }

    private EhloReply.Line offered(PersonaFile.Offered offered) {
        String line = offered.text().strip();
        if (!EHLO_LINE.matcher(line).matches()) {
            throw error(lineOf("extensions"), "extensions", "not a line of EHLO: " + quoted(line)
                    + "; write a keyword, or {line: XKEYWORD any text}, in ASCII");
        }
        if (offered.literal()) {
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
        boolean bareSize = extension == Extension.SIZE && blank < 0;
        return new EhloReply.Line(extension, bareSize ? line + " {size}" : line);
    }

    private Manners manners(PersonaFile.Patience patience) {
        if (patience.errorsBeforeHangup() < 0 || patience.unknownBeforeHangup() < 0
                || patience.idleBeforeErrors() < 0) {
            throw error(lineOf("manners"), "manners", "counts are 0 (for never) or more");
        }
        return new Manners(patience.heloRequired(), patience.errorsBeforeHangup(),
                patience.unknownBeforeHangup(), patience.idleBeforeErrors(),
                patience.hangsUpOnOtherProtocols(), refuses(patience.refuses()));
    }

    private Set<ProtocolDefect> refuses(@Nullable List<String> words) {
        var refused = EnumSet.noneOf(ProtocolDefect.class);
        for (String word : words == null ? List.<String>of() : words) {
            refused.add(PATH_DEFECTS.stream().filter(each -> each.word().equals(word)).findFirst()
                    .orElseThrow(() -> error(lineOf("refuses"), "manners.refuses", quoted(word)
                            + " is no oddity of a path; those there are: "
                            + PATH_DEFECTS.stream().map(ProtocolDefect::word).collect(Collectors.joining(" ")))));
        }
        return refused;
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

    private static int line(JacksonException broken) {
        return broken.getLocation() == null ? 1 : Math.max(1, broken.getLocation().getLineNr());
    }

    private static String said(JacksonException broken) {
        Throwable cause = broken.getCause();
        String message = cause instanceof IllegalArgumentException ? cause.getMessage() : broken.getOriginalMessage();
        String said = String.valueOf(message);
        return said.startsWith("Missing required") ? "is missing" : Printable.line(said, 200);
    }

    /// The line where `key` is written; the first when it is not.
    private int lineOf(String key) {
        var place = Pattern.compile("(?m)^\\s*['\"]?" + Pattern.quote(key) + "['\"]?\\s*:").matcher(text);
        return place.find() ? 1 + (int) text.substring(0, place.end()).chars().filter(c -> c == '\n').count() : 1;
    }

    private static String quoted(String written) {
        return Printable.line(written, LONGEST_QUOTE);
    }

    private PersonaError error(int line, String key, String problem) {
        return new PersonaError(file + ":" + line + ": " + key + ": " + problem);
    }
}
