package org.spampot.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.spampot.console.ConsoleFixture.Visit;
import org.spampot.console.page.MessageView.Tab;
import org.spampot.model.CaptureId;

/// What the pages say, without a browser and without a script.
final class PagesTest {
    private static final String EVIL = "\"><script>evil()</script><img src=x onerror=evil()>";

    @TempDir
    private Path directory;

    private ConsoleFixture fixture;

    @BeforeEach
    void start() {
        fixture = new ConsoleFixture(directory);
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    private Document page(String path) {
        HttpResponse<String> reply = fixture.get(path);
        assertThat(reply.statusCode()).as(path).isEqualTo(200);
        return Jsoup.parse(reply.body(), fixture.uri(path).toString());
    }

    private CaptureId hostile() {
        String mail = """
                From: "%1$s" <a%1$s@example.com>
                To: b@example.net
                Subject: hi \u202e%1$s\u200b
                Message-ID: <%1$s>
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: text/html

                <a href="http://www.example.com/%1$s">x</a>%1$s javascript:evil()
                --b
                Content-Type: application/x; name='%1$s.exe'
                Content-Disposition: attachment; filename='%1$s.exe'

                data
                --b--
                """.formatted(EVIL);
        return fixture.send(new Visit(ConsoleFixture.NOW.minusSeconds(60), "192.0.2.77", EVIL, EVIL + "@example.com",
                List.of(EVIL + "@example.org"), List.of(mail))).getFirst();
    }

    /// Nothing of what the sender wrote has become markup, and every script and style is a file of ours.
    private static void assertTame(Document page) {
        assertThat(page.select("script:not([src]), style, [style], iframe[srcdoc]")).isEmpty();
        assertThat(page.select("script[src], link[href], img[src]")).allSatisfy(element -> assertThat(
                element.attr("src") + element.attr("href")).startsWith("/static/"));
        page.getAllElements().forEach(element -> element.attributes()
                .forEach(attribute -> assertThat(attribute.getKey()).doesNotStartWith("on")));
        assertThat(page.select("a[href]")).allSatisfy(
                link -> assertThat(link.attr("href")).matches("[/#?][^/\\\\].*|/"));
        assertThat(page.outerHtml()).doesNotContain("\u202e", "\u200b");
    }

    @Test
    void whatASenderWritesIsNeverMarkup() {
        CaptureId id = hostile();
        for (String path : List.of("/", "/overview/lists", "/messages", "/sessions", "/sessions/" + id.session(),
                "/top/subjects", "/top/helo", "/top/senders", "/top/recipients", "/top/attachments", "/top/urls",
                "/messages?q=" + "%22%3E%3Cscript%3Eevil()%3C/script%3E", "/sessions?helo=%22%3E%3Cscript%3E")) {
            assertTame(page(path));
        }
    }

    @ParameterizedTest
    @EnumSource(Tab.class)
    void noViewOfAMessageIsMarkup(Tab tab) {
        CaptureId id = hostile();
        Document page = page("/messages/" + id + "?view=" + tab.word());

        assertTame(page);
        assertThat(page.select(".tabs [aria-current=true]").text()).isEqualTo(tab == Tab.TEXT
                ? Tab.HTML.title()
                : tab.title());
    }

    @Test
    void mailHtmlIsInAFrameWithoutRights() {
        Document page = page("/messages/" + hostile() + "?view=html");

        assertThat(page.select("iframe")).hasSize(1);
        assertThat(page.select("iframe").attr("sandbox")).isEmpty();
        assertThat(page.select("iframe").hasAttr("sandbox")).isTrue();
        Document frame = page(page.select("iframe").attr("src"));
        assertThat(frame.select("script, img, [href], [onerror]")).isEmpty();
    }

    @Test
    void anEmptyConsoleSaysWhatToDo() {
        assertThat(page("/").select(".welcome").text()).contains("Nothing has come in yet", "0.0.0.0:2525",
                "./spampot doctor", "swaks --server 127.0.0.1 --port 2525");
        assertThat(page("/messages").select(".welcome").text()).contains("swaks");
        assertThat(page("/sessions").text()).contains("Nobody has connected yet");
        assertThat(page("/top").text()).contains("nothing in this list");
    }

    @Test
    void aMistakeInASearchIsExplained() {
        assertThat(page("/messages?q=sendr:x").select("[role=alert]").text()).contains("no field \"sendr\"",
                "subject:");
        assertThat(page("/sessions?source=mail.example.net").select("[role=alert]").text()).contains("IPv4 or IPv6");
    }

    @Test
    void everyBarOfTheOverviewLeadsToWhatItCounts() {
        fixture.send("From: a@example.com\nSubject: one two\nContent-Type: text/plain\n\nhttp://shop.example.net/a\n");
        var links = page("/").select(".bars a").eachAttr("href");

        assertThat(links).hasSizeGreaterThan(5).allSatisfy(
                link -> assertThat(page(link).select("[data-row]")).as(link).isNotEmpty());
    }

    private static String range(Document page) {
        return page.select(".ranges [aria-current=true]").attr("href");
    }

    private CaptureId sendAt(Instant at) {
        return fixture.send(new Visit(at, "192.0.2.77", "mail.example.net", "sender@example.com",
                List.of("trap@example.org"), List.of("Subject: x\n\nx\n"))).getFirst();
    }

    @Test
    void theOverviewShowsTheShortestSpanThatHoldsAllThereIs() {
        sendAt(ConsoleFixture.NOW.minusSeconds(50 * 60));
        assertThat(range(page("/"))).isEqualTo("/?range=1h");
        assertThat(page("/").select("#activity").attr("data-src")).isEqualTo("/api/v1/activity?step=minute&since=1h");
        assertThat(page("/").select(".table-alternative tbody td").eachText()).contains("2026-11-20 11:44:00 UTC", "1");

        sendAt(ConsoleFixture.NOW.minusSeconds(23 * 3_600));
        assertThat(range(page("/"))).isEqualTo("/?range=24h");
        assertThat(page("/?range=1h").select("#activity-title").text()).isEqualTo("Activity 1 message in 1 session");
        sendAt(ConsoleFixture.NOW.minusSeconds(3 * 86_400));
        assertThat(range(page("/"))).isEqualTo("/?range=7d");
        sendAt(ConsoleFixture.NOW.minusSeconds(99 * 86_400));
        assertThat(range(page("/"))).isEqualTo("/?range=7d");
    }

    @Test
    void theListTurnsItsPages() {
        for (int count = 0; count < 60; count++) {
            fixture.send("Subject: number " + count + "\n\nx\n");
        }
        Document first = page("/messages");
        Document second = page(first.select("[rel=next]").attr("href"));

        assertThat(first.select("[data-row]")).hasSize(50);
        assertThat(second.select("[data-row]")).hasSize(10);
        assertThat(second.select(".pager").text()).isEqualTo("Newest");
    }

    @Test
    void aSessionReadsLikeADialog() {
        CaptureId id = fixture.send("Subject: x\n\nx\n");
        Document page = page("/sessions/" + id.session());

        assertThat(page.select(".dialog .client .said").eachText()).contains("EHLO mail.example.net",
                "MAIL FROM:<sender@example.com> read 2", "QU\\0IT\\x1b[2J LF only");
        assertThat(page.select(".dialog .content a").attr("href")).isEqualTo("/messages/" + id);
        assertThat(page.select(".dialog .note").text()).contains("closed the connection");
        assertThat(page.text()).contains("unknown-command", "192.0.2.77");
    }

    @Test
    void listsCountedBySessionsAreInThatOrder() {
        for (int index = 0; index < 3; index++) {
            fixture.send(new ConsoleFixture.Visit(ConsoleFixture.NOW.minusSeconds(90), "192.0.2.7", "quiet.example",
                    "a@b.example", List.of("c@d.example"), List.of()));
        }
        fixture.send("Subject: x\n\nx\n");

        assertThat(page("/top/helo").select(".bars .num").eachText()).containsExactly("3", "1");
    }

    @Test
    void aSessionShowsItsTlsItsSystemAndHowLongItWasHeld() {
        CaptureId id = fixture.send("Subject: x\n\nx\n");
        Document page = page("/sessions/" + id.session());

        assertThat(page.select("[aria-labelledby=facts] dd").eachText()).contains("TLSv1.3 TLS_AES_256_GCM_SHA384",
                "mx.<b>.example", "0123456789abcdef0123456789abcdef", "Linux by its SYN",
                "9.0 s (replies after 2.0 s); the client gave up while a reply was held back");
    }

    @Test
    void sessionsAreFoundByWhatTheyTriedToSignInWith() {
        CaptureId id = fixture.send("Subject: x\n\nx\n");
        Document list = page("/top/credentials");
        Document session = page("/sessions/" + id.session());

        assertThat(list.select(".bar, td, li").eachText()).anyMatch(row -> row.contains("joe:se<b>cretU+202E"));
        assertThat(list.select("a[href^=/sessions?login=joe%3Ase]")).isNotEmpty();
        for (String href : session.select("[aria-labelledby=logins] a").eachAttr("href")) {
            assertThat(page(href).select("tr[data-row]")).as(href).hasSize(1);
        }
        assertThat(page("/sessions?login=jo").select("tr[data-row]")).isEmpty();
    }

    @Test
    void aSessionShowsItsLoginsAndWhatItWasRefused() {
        CaptureId id = fixture.send("Subject: x\n\nx\n");
        Document page = page("/sessions/" + id.session());

        assertThat(page.select("[aria-labelledby=logins] td").eachText()).contains("PLAIN", "joe",
                "se<b>cretU+202E", "\\x1b[2J", "refused");
        assertThat(page.select("[aria-labelledby=refused] td").eachText()).containsExactly("RCPT",
                "<script>@example.com", "no-user");
    }

    @Test
    void indicatorsAreDefangedAndLeadToTheirSearch() {
        CaptureId id = fixture.send("From: a@example.com\nSubject: x\n\nsee http://www.example.net/path?a=b\n");
        Document page = page("/messages/" + id);

        assertThat(page.select(".found a").eachText()).contains("hxxp://www[.]example[.]net/path?a=b",
                "example[.]net", "a[@]example[.]com");
        assertThat(page.select(".found a").eachAttr("href")).allSatisfy(
                link -> assertThat(page(link).select("[data-row]")).as(link).hasSize(1));
    }

    @Test
    void aMessageWhoseBytesAreGoneIsStillShown() {
        CaptureId id = fixture.send("Subject: still here\n\nx\n");
        fixture.letters.forget(id);

        assertThat(page("/messages/" + id).text()).contains("still here", "does not have the bytes");
        assertThat(fixture.get("/messages/" + id + "/raw").statusCode()).isEqualTo(404);
    }

    @Test
    void whatIsNotThereIsAPageWithAWayBack() {
        HttpResponse<String> reply = fixture.get("/nothing/here");

        assertThat(reply.statusCode()).isEqualTo(404);
        assertThat(Jsoup.parse(reply.body()).select("main a").attr("href")).isEqualTo("/");
    }
}
