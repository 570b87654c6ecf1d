package org.spampot.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spampot.console.ConsoleFixture.Visit;
import org.spampot.model.CaptureId;

/// Hostile mail in a real browser: no script of it runs, nothing is asked of another host, no window opens and no page is
/// left. Besides: signing in, live counters, keys, themes.
final class HostileMailBrowser {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final String RUN = "top.hacked=1;window.hacked=1;document.title='hacked';alert(1)";

    @TempDir
    private static Path directory;

    private static Playwright playwright;
    private static Browser browser;
    private static ConsoleFixture fixture;

    private BrowserContext context;
    private Page page;
    private final List<String> trouble = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void start() {
        assumeTrue(Files.isExecutable(CHROMIUM),
                CHROMIUM + " is missing: what a browser does with mail was not tested");
        fixture = new ConsoleFixture(directory, InstantSource.system());
        playwright = Playwright
                .create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(CHROMIUM)
                .setArgs(List.of("--no-sandbox", "--disable-gpu")));
    }

    @AfterAll
    static void stop() {
        if (playwright != null) {
            playwright.close();
            fixture.close();
        }
    }

    @BeforeEach
    void open() {
        context = browser.newContext(new Browser.NewContextOptions().setColorScheme(ColorScheme.LIGHT));
        page = context.newPage();
        String ours = fixture.uri("/").toString();
        context.onRequest(request -> {
            if (!request.url().startsWith(ours) && !request.url().startsWith("data:")) {
                trouble.add("asked " + request.url());
            }
        });
        context.onDialog(dialog -> {
            trouble.add("dialog " + dialog.message());
            dialog.dismiss();
        });
        context.onPage(other -> trouble.add("opened " + other.url()));
        page.onDownload(download -> trouble.add("downloaded " + download.url()));
        page.navigate(fixture.console.loginUrl());
    }

    @AfterEach
    void close() {
        context.close();
    }

    private static CaptureId send(String html, String header) {
        String mail = """
                From: "%2$s" <a@example.com>
                Subject: %2$s
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: text/html; charset=utf-8

                %1$s
                --b
                Content-Type: image/svg+xml; name="%2$s.svg"
                Content-Disposition: attachment; filename="%2$s.svg"
                Content-ID: <logo@example.com>

                <svg xmlns="http://www.w3.org/2000/svg" onload="%3$s"/>
                --b--
                """.formatted(html, header, RUN);
        return fixture.send(new Visit(Instant.now(), "192.0.2.66", header, header + "@example.com",
                List.of(header + "@example.org"), List.of(mail))).getFirst();
    }

    private void look(String path) {
        page.navigate(fixture.uri(path).toString());
        page.waitForLoadState();
        assertThat(page.evaluate("typeof window.hacked")).as(path).isEqualTo("undefined");
        assertThat(page.title()).as(path).endsWith(" - Spampot");
        assertThat(page.url()).startsWith(fixture.uri(path).toString().replaceFirst("\\?.*", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "<script>RUN</script>",
            "<img src=x onerror=\"RUN\">",
            "<svg onload=\"RUN\"><animate onbegin=\"RUN\" attributeName=x dur=1s></svg>",
            "<math><mtext><table><mglyph><style><img src=x onerror=\"RUN\"></style></table></mtext></math>",
            "<meta http-equiv=refresh content=\"0;url=http://evil.example/\">",
            "<img src=\"http://evil.example/pixel.gif\"><img srcset=\"http://evil.example/2x.gif 2x\">",
            "<link rel=stylesheet href=http://evil.example/a.css><link rel=prefetch href=http://evil.example/>",
            "<style>@import url(http://evil.example/a.css);@font-face{font-family:x;src:url(http://evil.example/f)}"
                    + "body{font-family:x;background:url(http://evil.example/b)}</style>text",
            "<p style=\"background:url(http://evil.example/b)\">x</p>",
            "<form action=\"http://evil.example/\" id=f><input name=a autofocus onfocus=\"RUN\"></form>",
            "<iframe src=\"http://evil.example/\"></iframe><iframe srcdoc=\"<script>RUN</script>\"></iframe>",
            "<object data=\"http://evil.example/\"></object><embed src=\"http://evil.example/\">",
            "<base href=\"http://evil.example/\"><img src=\"/logo.gif\"><a href=\"/x\">x</a>",
            "<a href=\"javascript:RUN\">click</a><a href=\"http://evil.example/\" target=_top>click</a>",
            "<a href=\"data:text/html,<script>RUN</script>\" target=_blank>click</a>",
            "<img src=\"cid:logo@example.com\"><img src=\"data:image/svg+xml,<svg onload='RUN'/>\">",
            "<video src=\"http://evil.example/v\" autoplay></video><audio src=\"http://evil.example/a\" autoplay></audio>",
            "</title></head></iframe></body></html><script>RUN</script>",
            "<details open ontoggle=\"RUN\"><summary>x</summary></details><marquee onstart=\"RUN\">x</marquee>"})
    void noMailActs(String html) {
        CaptureId id = send(html.replace("RUN", RUN), "plain");
        look("/messages/" + id + "?view=html");
        page.frames().forEach(frame -> {
            if (!frame.equals(page.mainFrame())) {
                for (var link : frame.locator("a").all()) {
                    link.click();
                }
            }
        });
        look("/messages/" + id + "?view=source");
        look("/messages/" + id + "?view=raw");
        page.navigate(fixture.uri("/messages/" + id + "/html").toString());

        assertThat(page.evaluate("typeof window.hacked")).isEqualTo("undefined");
        assertThat(trouble).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"</title><script>RUN</script>", "\"><img src=x onerror=RUN>", "'-RUN-'",
            "\u202e<svg/onload=RUN>\u2066", "${RUN}{{RUN}}<%= RUN %>"})
    void noNameActs(String name) {
        CaptureId id = send("<p>x</p>", name.replace("RUN", RUN.replace("'", "`")));
        for (String path : List.of("/", "/?range=24h", "/messages", "/messages/" + id + "?view=headers",
                "/messages/" + id + "?view=parts", "/sessions", "/sessions/" + id.session(), "/top/subjects",
                "/top/helo", "/top/attachments")) {
            look(path);
        }
        assertThat(trouble).isEmpty();
    }

    @Test
    void theTokenIsNotInTheAddressAfterSigningIn() {
        assertThat(page.url()).isEqualTo(fixture.uri("/").toString());
        page.locator("text=Sign out").click();
        assertThat(page.url()).endsWith("/login");
        page.navigate(fixture.uri("/messages").toString());
        assertThat(page.url()).endsWith("/login");
        page.fill("[name=token]", ConsoleFixture.TOKEN);
        page.click("button.primary");
        assertThat(page.url()).isEqualTo(fixture.uri("/").toString());
    }

    @Test
    void countersAndListsMoveByThemselves() {
        send("<p>x</p>", "before");
        page.navigate(fixture.uri("/").toString());
        page.waitForSelector("#pulse.on");
        long before = fixture.store.totals(null).messages();
        send("<p>x</p>", "after-the-page-was-open");

        page.waitForSelector("[data-counter=messages]:text-is('" + (before + 1) + "')");
        page.waitForSelector("#lists >> text=after-the-page-was-open");
        assertThat(trouble).isEmpty();
    }

    @Test
    void theLastHourIsDrawnByTheMinuteAndMovesByItself() {
        send("<p>x</p>", "before");
        page.navigate(fixture.uri("/?range=1h").toString());
        page.waitForSelector("#pulse.on");
        page.waitForSelector("#activity[data-drawn='61']");
        String shown = page.getAttribute("#activity", "data-messages");
        send("<p>x</p>", "after");

        page.waitForSelector("#activity:not([data-messages='" + shown + "'])");
        assertThat(Integer.parseInt(page.getAttribute("#activity", "data-messages")))
                .isEqualTo(Integer.parseInt(shown) + 1);
        assertThat(trouble).isEmpty();
    }

    @Test
    void theKeyboardReachesEverything() {
        send("<p>x</p>", "one");
        send("<p>x</p>", "two");
        page.navigate(fixture.uri("/messages").toString());
        page.keyboard().press("Tab");
        assertThat(page.evaluate("document.activeElement.textContent")).isEqualTo("Skip to content");
        page.keyboard().press("/");
        assertThat(page.evaluate("document.activeElement.id")).isEqualTo("search");
        page.keyboard().press("Escape");
        page.keyboard().press("j");
        page.keyboard().press("j");
        page.keyboard().press("k");
        assertThat(page.evaluate("document.activeElement.textContent")).isEqualTo("two");
        page.keyboard().press("Enter");
        page.waitForURL("**/messages/*-1");
    }

    @Test
    void theThemeFollowsTheSystemUntilItIsChosen() {
        String color = "getComputedStyle(document.body).backgroundColor";
        Object light = page.evaluate(color);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        Object dark = page.evaluate(color);
        page.click("#theme");
        page.click("#theme");

        assertThat(dark).isNotEqualTo(light);
        assertThat(page.evaluate(color)).isEqualTo(light);
        page.reload();
        assertThat(page.evaluate(color)).isEqualTo(light);
    }

    @Test
    void thePagesWorkWithoutScripts() {
        send("<p>x</p>", "plain");
        try (BrowserContext bare = browser.newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
            Page still = bare.newPage();
            still.navigate(fixture.console.loginUrl());
            still.locator(".rows [data-main]").first().click();
            assertThat(still.locator("h1").textContent()).isNotBlank();
            still.locator(".tabs >> text=Raw").click();
            assertThat(still.locator("pre.source").textContent()).contains("Subject:");
        }
    }
}
