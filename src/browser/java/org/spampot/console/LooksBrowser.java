package org.spampot.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spampot.model.CaptureId;

/// How the pages look with weeks of spam in them, in a real browser: nothing is cut off, in any width or theme. Pictures
/// of all pages are left in `screenshots` of the build's output folder.
final class LooksBrowser {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path SHOTS = Path.of(System.getProperty("spampot.target", "target"), "screenshots");

    @TempDir
    private static Path directory;

    private static Playwright playwright;
    private static Browser browser;
    private static ConsoleFixture fixture;
    private static CaptureId mail;

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(Files.isExecutable(CHROMIUM), CHROMIUM + " is missing: what a browser shows was not tested");
        Files.createDirectories(SHOTS);
        fixture = new ConsoleFixture(directory, InstantSource.system());
        mail = new Showcase(fixture, Instant.now()).fill(1_200, 45);
        fixture.feed.open.set(3);
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

    private static Page open(int width, int height, ColorScheme scheme) {
        Page page = browser.newContext(new Browser.NewContextOptions().setViewportSize(width, height)
                .setColorScheme(scheme)).newPage();
        page.navigate(fixture.console.loginUrl());
        return page;
    }

    private static Map<String, String> pages() {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("overview", "/?range=30d");
        pages.put("overview-hour", "/?range=1h");
        pages.put("overview-all", "/?range=all");
        pages.put("messages", "/messages?q=has:attachment");
        pages.put("message-html", "/messages/" + mail + "?view=html");
        pages.put("message-headers", "/messages/" + mail + "?view=headers");
        pages.put("message-parts", "/messages/" + mail + "?view=parts");
        pages.put("message-raw", "/messages/" + mail + "?view=raw");
        pages.put("sessions", "/sessions");
        pages.put("session", "/sessions/" + mail.session());
        pages.put("top", "/top/domains");
        pages.put("top-credentials", "/top/credentials");
        pages.put("sessions-login", "/sessions?login=joe");
        pages.put("search-error", "/messages?q=sendr:x");
        pages.put("not-found", "/nothing");
        return pages;
    }

    private static void shoot(Page page, String name, boolean whole) {
        page.screenshot(new Page.ScreenshotOptions().setPath(SHOTS.resolve(name + ".png")).setFullPage(whole));
    }

    private static void visit(Page page, String path) {
        page.navigate(fixture.uri(path).toString());
        if (page.locator("#activity").count() > 0) {
            page.waitForSelector("#activity[data-drawn]");
        }
    }

    @Test
    void everyPageFitsADeskAndAPhoneInBothThemes() {
        Map<String, List<Integer>> sizes = Map.of("desk", List.of(1_360, 900), "phone", List.of(360, 780));
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            sizes.forEach((name, size) -> {
                try (Page page = open(size.get(0), size.get(1), scheme)) {
                    pages().forEach((title, path) -> {
                        visit(page, path);
                        shoot(page, title + "-" + name + "-" + scheme.name().toLowerCase(java.util.Locale.ROOT), true);
                        assertThat(page.evaluate(
                                "document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                                .as("%s scrolls sideways at %s", path, size)
                                .satisfies(more -> assertThat(((Number) more).intValue()).isNotPositive());
                    });
                }
            });
        }
    }

    @Test
    void thePictureOfTheReadmeIsSmall() throws Exception {
        try (Page page = open(1_280, 860, ColorScheme.LIGHT)) {
            visit(page, "/?range=30d");
            page.waitForSelector("#pulse.on");
            shoot(page, "console", false);
            assertThat(Files.size(SHOTS.resolve("console.png"))).isLessThan(300_000);
        }
    }
}
