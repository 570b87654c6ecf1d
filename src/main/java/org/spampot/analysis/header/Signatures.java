package org.spampot.analysis.header;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.spampot.analysis.link.Ascii;
import org.spampot.mime.HeaderField;
import org.spampot.mime.HeaderFields;
import org.spampot.model.Defect;
import org.spampot.model.Signature;
import org.spampot.model.Where;

/// The signatures in a header (RFC 6376 section 3.5, RFC 8617 section 4.1), and what is odd about one: they are read, and
/// never checked, as that takes DNS.
public final class Signatures {
    public static final int MOST = 100;
    private static final Set<String> KINDS = Set.of("dkim-signature", "x-google-dkim-signature", "domainkey-signature",
            "arc-seal", "arc-message-signature", "x-me-proxy-signature", "x-yahoo-dkim-signature");
    private static final int LONGEST_READ = 16 * 1024;
    private static final int LONGEST_VALUE = 255;
    private static final int MOST_HEADERS = 60;
    /// The longest body that anybody signs: more digits are none.
    private static final int MOST_DIGITS = 12;

    private Signatures() {}

    /// At most [#MOST].
    public static List<Signature> find(HeaderFields fields) {
        List<Signature> found = new ArrayList<>();
        for (HeaderField field : fields.fields()) {
            String name = field.name().toLowerCase(Locale.ROOT);
            if (found.size() < MOST && KINDS.contains(name)) {
                found.add(signature(name, tags(field.value())));
            }
        }
        return found;
    }

    /// What lets a signature cover less than it seems to.
    ///
    /// @param at when the message was received or says it was written; nothing when unknown
    public static List<Defect> oddities(Signature signature, @Nullable Instant at) {
        List<Defect> found = new ArrayList<>();
        String where = signature.where().toString();
        String who = signature.domain() + " " + signature.selector();
        if (signature.kind().equals("dkim-signature")) {
            if (signature.bodyLength() >= 0) {
                found.add(new Defect("dkim-length-tag", where, who + " l=" + signature.bodyLength()));
            }
            if (!signature.headers().contains("from")) {
                found.add(new Defect("dkim-from-unsigned", where, who));
            }
            if (signature.domain().isEmpty() || signature.selector().isEmpty()) {
                found.add(new Defect("dkim-incomplete", where, who));
            }
            if (signature.algorithm().endsWith("sha1")) {
                found.add(new Defect("dkim-weak-algorithm", where, who + " " + signature.algorithm()));
            }
        }
        @Nullable
        Instant expires = signature.expires();
        if (expires != null && at != null && expires.isBefore(at)) {
            found.add(new Defect("signature-expired", where, who + " " + expires));
        }
        return found;
    }

    private static Signature signature(String kind, Map<String, String> tags) {
        List<String> headers = Arrays.stream(tag(tags, "h").toLowerCase(Locale.ROOT).split(":", MOST_HEADERS + 1))
                .map(String::strip).filter(each -> !each.isEmpty()).limit(MOST_HEADERS).toList();
        String length = tag(tags, "l");
        boolean cut = Ascii.isDigits(length) && length.length() <= MOST_DIGITS;
        return new Signature(kind, tag(tags, "d").toLowerCase(Locale.ROOT), tag(tags, "s"),
                tag(tags, "a").toLowerCase(Locale.ROOT), tag(tags, "c"), headers, cut ? Long.parseLong(length) : -1,
                time(tag(tags, "t")), time(tag(tags, "x")), new Where("header", kind));
    }

    private static Map<String, String> tags(String value) {
        Map<String, String> tags = new HashMap<>();
        for (String tag : value.substring(0, Math.min(LONGEST_READ, value.length())).split(";", 100)) {
            int equals = tag.indexOf('=');
            if (equals > 0) {
                String name = tag.substring(0, equals).strip();
                tags.putIfAbsent(name, tag.substring(equals + 1).strip());
            }
        }
        return tags;
    }

    private static String tag(Map<String, String> tags, String name) {
        String value = tags.getOrDefault(name, "");
        int most = name.equals("h") ? LONGEST_READ : LONGEST_VALUE;
        return value.substring(0, Math.min(most, value.length()));
    }

    /// Seconds since 1970.
    private static @Nullable Instant time(String seconds) {
        boolean number = Ascii.isDigits(seconds) && seconds.length() <= 10;
        return number ? Instant.ofEpochSecond(Long.parseLong(seconds)) : null;
    }
}
