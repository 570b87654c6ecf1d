package org.spampot.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.spampot.analysis.link.HostName;
import org.spampot.analysis.link.MailAddresses;
import org.spampot.model.Finding;
import org.spampot.model.Indicator;
import org.spampot.model.IndicatorKind;
import org.spampot.model.Link;
import org.spampot.model.Where;

/// Mail addresses: in header fields and text, also written `joe at example dot com`, those that `mailto:` in HTML names, and
/// those in parameters of links. Message-IDs look the same and are none, in quoted lines too.
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
        return 3;
    }

    @Override
    public List<Finding> analyze(Mail mail) {
        return List.copyOf(mail.emails());
    }

    static List<Indicator> find(Mail mail) {
        Set<Indicator> found = new LinkedHashSet<>();
        Map<Where, List<String>> ids = new HashMap<>();
        mail.quotedIds().forEach(id -> ids.computeIfAbsent(id.where(), any -> new ArrayList<>()).add(id.value()));
        for (TextLink link : mail.textLinks()) {
            if (link.email() && !(link.where().part().equals("header") && NO_ADDRESSES.contains(link.where().how()))
                    && !isId(link, ids)) {
                add(link.value(), link.where(), found);
            }
        }
        for (HtmlPage page : mail.pages()) {
            for (HtmlPage.RawUrl url : page.urls()) {
                for (String address : MailAddresses.ofMailto(url.value())) {
                    add(address, new Where(page.part(), url.how()), found);
                }
            }
        }
        Map<String, Set<String>> known = new HashMap<>();
        for (Link link : mail.links()) {
            for (String address : known.computeIfAbsent(link.url(), MailAddresses::inUrl)) {
                add(address, link.where(), found);
            }
        }
        if (found.size() >= MOST) {
            mail.truncated("emails: the first " + MOST + " were kept");
        }
        return new ArrayList<>(found);
    }

    /// True for what a line `Message-ID: <...>` holds. Each such line accounts for one address: the same one written
    /// elsewhere in the text is an address all the same.
    private static boolean isId(TextLink link, Map<Where, List<String>> ids) {
        List<String> here = ids.getOrDefault(link.where(), List.of());
        for (int index = 0; index < here.size(); index++) {
            if (here.get(index).endsWith(link.raw() + ">")) {
                here.remove(index);
                return true;
            }
        }
        return false;
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
