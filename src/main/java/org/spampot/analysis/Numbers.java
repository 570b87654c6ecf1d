package org.spampot.analysis;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.spampot.analysis.link.Ibans;
import org.spampot.analysis.link.Phones;
import org.spampot.analysis.link.Wallets;
import org.spampot.model.Finding;
import org.spampot.model.Indicator;
import org.spampot.model.IndicatorKind;
import org.spampot.model.Link;
import org.spampot.model.Where;

/// Where a message wants to be called or paid: telephone numbers, addresses of cryptocurrencies, bank accounts. Header fields
/// other than the subject and those of senders hold too many other numbers and are left out.
public final class Numbers implements Analyzer {
    private static final int MOST = 2_000;
    private static final Set<String> FIELDS = Set.of("subject", "from", "reply-to", "sender", "organization",
            "x-sender");

    @Override
    public String name() {
        return "numbers";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public List<Finding> analyze(Mail mail) {
        Set<Finding> found = new LinkedHashSet<>();
        for (Mail.Place place : mail.foldedPlaces()) {
            if (!place.where().part().equals("header") || FIELDS.contains(place.where().how())) {
                text(place.text(), place.where(), found);
            }
        }
        for (HtmlPage page : mail.pages()) {
            for (HtmlPage.RawUrl url : page.urls()) {
                url(url.value(), new Where(page.part(), url.how()), found);
            }
        }
        Map<String, Set<String>> known = new HashMap<>();
        for (Link link : mail.links()) {
            known.computeIfAbsent(link.url(), Wallets::find)
                    .forEach(wallet -> add(IndicatorKind.WALLET, wallet, link.where(), found));
        }
        if (found.size() >= MOST) {
            mail.truncated("numbers: the first " + MOST + " were kept");
        }
        return List.copyOf(found);
    }

    private static void text(String text, Where where, Set<Finding> found) {
        Phones.find(text).forEach(phone -> add(IndicatorKind.PHONE, phone, where, found));
        Wallets.find(text).forEach(wallet -> add(IndicatorKind.WALLET, wallet, where, found));
        Ibans.find(text).forEach(iban -> add(IndicatorKind.IBAN, iban, where, found));
    }

    /// `tel:` and what wallets register themselves for.
    private static void url(String url, Where where, Set<Finding> found) {
        String phone = Phones.ofUrl(url);
        if (!phone.isEmpty()) {
            add(IndicatorKind.PHONE, phone, where, found);
        }
        int colon = url.indexOf(':');
        if (colon > 0 && colon < 16 && Wallets.COINS.contains(url.substring(0, colon).strip())) {
            Wallets.find(url).forEach(wallet -> add(IndicatorKind.WALLET, wallet, where, found));
        }
    }

    private static void add(IndicatorKind kind, String value, Where where, Set<Finding> found) {
        if (found.size() < MOST) {
            found.add(new Indicator(kind, value, where));
        }
    }
}
