package org.spampot.analysis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.spampot.mime.HeaderField;
import org.spampot.model.Finding;
import org.spampot.model.Indicator;
import org.spampot.model.IndicatorKind;
import org.spampot.model.Where;

/// Message identifiers: the message's own, those it answers, and those of messages it quotes or returns, in lines of its text
/// that look like header fields.
public final class MessageIds implements Analyzer {
    private static final int MOST = 500;
    private static final int LONGEST = 998;
    private static final Set<String> FIELDS = Set.of("message-id", "in-reply-to", "references", "resent-message-id",
            "x-message-id", "original-message-id", "x-original-message-id", "x-microsoft-original-message-id");

    @Override
    public String name() {
        return "message-ids";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public List<Finding> analyze(Mail mail) {
        Set<Finding> found = new LinkedHashSet<>();
        for (HeaderField field : mail.fields().fields()) {
            if (FIELDS.contains(field.name().toLowerCase(Locale.ROOT))) {
                ids(field.value(), 0, field.value().length(), Headers.where(field), found);
            }
        }
        found.addAll(mail.quotedIds());
        if (found.size() >= MOST) {
            mail.truncated("message-ids: the first " + MOST + " were kept");
        }
        return found.stream().limit(MOST).toList();
    }

    /// Those that text quotes, as often as it does.
    static List<Indicator> quoted(Mail mail) {
        List<Indicator> found = new ArrayList<>();
        for (Mail.Place place : mail.places()) {
            if (!place.where().part().equals("header") && place.text().indexOf('<') >= 0) {
                lines(place.text(), place.where(), found);
            }
        }
        return found;
    }

    /// `Message-ID: <...>` at the start of a line, quoted or not.
    private static void lines(String text, Where where, Collection<? super Indicator> found) {
        for (int at = text.indexOf(':'); at >= 0 && found.size() < MOST; at = text.indexOf(':', at + 1)) {
            boolean name = at >= 10 && (text.regionMatches(true, at - 10, "message-id", 0, 10)
                    || text.regionMatches(true, at - 11, "in-reply-to", 0, 11)
                    || text.regionMatches(true, at - 10, "references", 0, 10));
            if (name) {
                int end = text.indexOf('\n', at);
                ids(text, at, Math.min(end < 0 ? text.length() : end, at + LONGEST), where, found);
            }
        }
    }

    private static void ids(String text, int from, int to, Where where,
            Collection<? super Indicator> found) {
        int open = text.indexOf('<', from);
        while (open >= 0 && open < to && found.size() < MOST) {
            int close = text.indexOf('>', open);
            if (close < 0 || close > to || close - open > LONGEST) {
                return;
            }
            String id = text.substring(open, close + 1);
            if (id.indexOf('@') > 1 && id.chars().noneMatch(c -> c <= ' ')) {
                found.add(new Indicator(IndicatorKind.MESSAGEID, id, where));
            }
            open = text.indexOf('<', close);
        }
    }
}
