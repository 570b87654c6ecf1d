package org.spampot.console;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.spampot.console.ConsoleFixture.Visit;
import org.spampot.model.Bytes;
import org.spampot.model.CaptureId;

/// Spam as it comes in over weeks: a few campaigns from many addresses, with days and nights. Made up, from documentation
/// names and networks; the same seed gives the same.
final class Showcase {
    private static final String[] NETS = {"192.0.2.", "198.51.100.", "203.0.113."};
    private static final String[] TRAPS = {"info", "sales", "webmaster", "office", "hr", "billing", "jobs", "root"};
    private static final List<Campaign> CAMPAIGNS = List.of(
            new Campaign("Your parcel is waiting: pay the customs fee", "parcel-desk@example.net", "en",
                    "Dear customer, your parcel could not be delivered. Pay the fee of 1.99 to release it.",
                    "https://parcel-track.example.com/pay?id="),
            new Campaign("Ihre Rechnung Nr. %d ist f\u00e4llig", "buchhaltung@example.org", "de",
                    "Sehr geehrte Damen und Herren, anbei erhalten Sie die Rechnung f\u00fcr den letzten Monat und wir bitten"
                            + " um Zahlung.",
                    "http://rechnung.example.org/konto/"),
            new Campaign("Su cuenta ha sido suspendida", "seguridad@banco.example", "es",
                    "Estimado cliente, hemos detectado un acceso no autorizado a su cuenta y debe verificar los datos.",
                    "http://banco-seguro.example.net/verificar?u="),
            new Campaign(
                    "\u0414\u043e\u043a\u0443\u043c\u0435\u043d\u0442\u044b \u043d\u0430 \u043e\u043f\u043b\u0430\u0442\u0443",
                    "docs@example.com", "ru",
                    "\u0414\u043e\u0431\u0440\u044b\u0439 \u0434\u0435\u043d\u044c, \u0432\u043e \u0432\u043b\u043e\u0436\u0435\u043d\u0438\u0438"
                            + " \u0434\u043e\u043a\u0443\u043c\u0435\u043d\u0442\u044b \u043d\u0430 \u043e\u043f\u043b\u0430\u0442\u0443.",
                    "http://files.example.net/d/"),
            new Campaign("I recorded you", "you@example.com", "en",
                    "I know your password. Send 900 USD to my bitcoin wallet within 48 hours or your friends will see it.",
                    "http://198.51.100.7/proof/"),
            new Campaign("Cheap meds, no prescription needed", "rx@pharmacy.example.net", "en",
                    "The best prices for all your medication, discreet delivery to your door within days.",
                    "http://meds.example.com/?aff="));

    private record Campaign(String subject, String from, String language, String text, String link) {}

    private final Random random = new Random(2026);
    private final ConsoleFixture fixture;
    private final Instant now;

    Showcase(ConsoleFixture fixture, Instant now) {
        this.fixture = fixture;
        this.now = now;
        fixture.whole = true;
    }

    /// Sends `visits` visits over the last `days` days; gives the id of the last mail.
    CaptureId fill(int visits, int days) {
        List<Instant> times = new ArrayList<>();
        while (times.size() < visits) {
            double back = Math.pow(random.nextDouble(), 1.6) * days;
            Instant at = now.minus(Duration.ofSeconds((long) (back * 86_400)));
            int hour = (int) (at.getEpochSecond() / 3_600 % 24);
            if (random.nextInt(24) > Math.abs(hour - 14)) {
                times.add(at);
            }
        }
        times.sort(null);
        CaptureId last = null;
        for (Instant at : times) {
            List<CaptureId> sent = fixture.send(visit(at));
            last = sent.isEmpty() ? last : sent.getLast();
        }
        return java.util.Objects.requireNonNull(last);
    }

    private Visit visit(Instant at) {
        int campaign = (int) (CAMPAIGNS.size() * Math.pow(random.nextDouble(), 1.7));
        String ip = NETS[random.nextInt(3)] + (1 + (int) (60 * Math.pow(random.nextDouble(), 2.5)));
        List<String> mails = new ArrayList<>();
        for (int count = random.nextInt(5) == 0 ? 0 : 1 + random.nextInt(2); count > 0; count--) {
            mails.add(mail(CAMPAIGNS.get(campaign), at));
        }
        List<String> to = new ArrayList<>();
        for (int count = random.nextInt(3); count >= 0; count--) {
            to.add(TRAPS[random.nextInt(TRAPS.length)] + "@trap" + random.nextInt(3) + ".example.org");
        }
        return new Visit(at, ip, random.nextInt(4) == 0
                ? "ylmf-pc"
                : "mail" + ip.substring(ip.lastIndexOf('.') + 1)
                        + ".example.net",
                random.nextInt(8) == 0 ? "" : CAMPAIGNS.get(campaign).from(), to, mails);
    }

    private String mail(Campaign campaign, Instant at) {
        String subject = Base64.getEncoder().encodeToString(
                Bytes.utf8(campaign.subject().replace("%d", "" + (1_000 + random.nextInt(20)))).toArray());
        String link = campaign.link() + random.nextInt(400);
        String file = campaign.language().equals("ru") || campaign.language().equals("de") ? """
                --frontier
                Content-Type: application/pdf; name="Rechnung_%d.pdf.exe"
                Content-Disposition: attachment; filename="Rechnung_%d.pdf.exe"
                Content-Transfer-Encoding: base64

                TVqQAAMAAAAEAAAA//8AALgAAAAAAAAAQAAAAAAAAAA=
                """.formatted(random.nextInt(5), random.nextInt(5)) : "";
        return """
                Received: from unknown (HELO relay.example.net) (203.0.113.99) by mx.example.org with SMTP; \
                Fri, 20 Nov 2026 08:00:00 +0000
                From: "Customer Service" <%s>
                To: <undisclosed@example.org>
                Subject: =?UTF-8?B?%s?=
                Date: Fri, 20 Nov 2026 08:00:00 +0000
                Message-ID: <%d.%d@example.com>
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary="frontier"

                --frontier
                Content-Type: text/html; charset=utf-8
                Content-Transfer-Encoding: 8bit

                <html><body style="font-family: Arial; color: #333333"><img src="http://tracker.example.net/o.gif?u=1">
                <table width="600" align="center" bgcolor="#f4f4f4" cellpadding="16"><tr><td>
                <h2 style="color: #c00000">%s</h2><p>%s</p>
                <p><a href="%s" onclick="go()" style="background-color: #c00000; color: #ffffff; padding: 10px">Continue</a></p>
                <p style="font-size: 11px">Reply to help@support.example.com</p></td></tr></table>
                <script>document.title = 'owned'</script></body></html>
                %s--frontier--
                """
                .formatted(campaign.from(), subject, at.getEpochSecond(), random.nextInt(9_999),
                        campaign.subject().replace("%d", "1001"), campaign.text(), link, file);
    }
}
