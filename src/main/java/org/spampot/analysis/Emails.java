package org.spampot.analysis;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.spampot.analysis.link.HostName;
import org.spampot.model.Finding;
import org.spampot.model.Indicator;
import org.spampot.model.IndicatorKind;
import org.spampot.model.Where;

/// Mail addresses: in header fields and text as written, and those that `mailto:` in HTML names. Message-IDs look the
/// same and are none.
public final class Emails implements Analyzer {
    private static final int MOST = 10_000;
    private static final int LONGEST = 320;
    private static final Set<String> NO_ADDRESSES = Set.of("message-id", "references", "in-reply-to", "content-id",
            "resent-message-id", "x-message-id", "dkim-signature", "arc-message-signature", "arc-seal",
            "authentication-results", "arc-authentication-results", "x-google-dkim-signature", "x-gm-message-state");

    @Override
    public String name() {
        return "emails";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<Finding> analyze(Mail mail) {
        return List.copyOf(mail.emails());
    }

    static List<Indicator> find(Mail mail) {
        Set<Indicator> found = new LinkedHashSet<>();
        for (TextLink link : mail.textLinks()) {
            if (link.email() && !(link.where().part().equals("header") && NO_ADDRESSES.contains(link.where().how()))) {
                add(link.value(), link.where(), found);
            }
        }
        for (HtmlPage page : mail.pages()) {
            for (HtmlPage.RawUrl url : page.urls()) {
                mailto(url, page.part(), found);
            }
        }
        if (found.size() >= MOST) {
            mail.truncated("emails: the first " + MOST + " were kept");
        }
        return new ArrayList<>(found);
    }

    private static void mailto(HtmlPage.RawUrl url, String part, Set<Indicator> found) {
        String value = url.value().strip();
        if (!value.regionMatches(true, 0, "mailto:", 0, 7)) {
            return;
        }
        int query = value.indexOf('?');
        String addresses = value.substring(7, query < 0 ? value.length() : query).replace("%40", "@");
        for (String address : addresses.split("[,;]", 100)) {
            add(address.strip(), new Where(part, url.how()), found);
        }
    }

    private static void add(String address, Where where, Set<Indicator> found) {
        int at = address.lastIndexOf('@');
        if (at <= 0 || address.length() > LONGEST || found.size() >= MOST) {
            return;
        }
        String host = HostName.normal(address.substring(at + 1));
        if (!host.isEmpty() && address.indexOf(' ') < 0) {
            found.add(new Indicator(IndicatorKind.EMAIL, address.substring(0, at + 1) + host.toLowerCase(Locale.ROOT),
                    where));
        }
    }
}
