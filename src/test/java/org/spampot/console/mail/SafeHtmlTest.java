package org.spampot.console.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spampot.model.Bytes;

final class SafeHtmlTest {
    private static final String PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";

    private static String clean(String source) {
        return SafeHtml.clean(source, _ -> Optional.empty()).html();
    }

    /// What is left in the body, as jsoup reads it again.
    private static String body(String source) {
        return Jsoup.parse(clean(source)).body().html();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "<script>evil()</script>",
            "<img src=x onerror=evil()>",
            "<svg onload=evil()><script>evil()</script></svg>",
            "<svg><style><img src=x onerror=evil()></style></svg>",
            "<math><mtext><table><mglyph><style><img src=x onerror=evil()></style></table></mtext></math>",
            "<noscript><p title=\"</noscript><img src=x onerror=evil()>\"></noscript>",
            "<template><img src=x onerror=evil()></template>",
            "<title></title><img src=x onerror=evil()>",
            "<textarea></textarea><img src=x onerror=evil()>",
            "<xmp></xmp><img src=x onerror=evil()>",
            "<!--><img src=x onerror=evil()>-->",
            "<a href=\"javascript:evil()\">x</a>",
            "<a href=\"jAvAsCrIpT&#58;evil()\">x</a>",
            "<a href=\"data:text/html,<script>evil()</script>\">x</a>",
            "<iframe src=\"http://a.example/\" srcdoc=\"<script>evil()</script>\"></iframe>",
            "<object data=\"http://a.example/\"></object><embed src=\"http://a.example/\">",
            "<form action=\"http://a.example/\"><input name=a formaction=\"javascript:evil()\"><button>go</button></form>",
            "<meta http-equiv=refresh content=\"0;url=http://a.example/\"><base href=\"http://a.example/\">",
            "<link rel=stylesheet href=\"http://a.example/a.css\"><link rel=dns-prefetch href=\"//a.example\">",
            "<style>@import 'http://a.example/a.css'; body{background:url(http://a.example/)}</style>",
            "<p style=\"background:url(http://a.example/)\">x</p>",
            "<p style=\"background:u\\72l(http://a.example/)\">x</p>",
            "<p style=\"width:expression(evil())\">x</p>",
            "<p style=\"color:red;background-image:image-set('http://a.example/' 1x)\">x</p>",
            "<table background=\"http://a.example/\"><tr><td background=\"//a.example/\">x</td></tr></table>",
            "<img src=\"data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9ZXZpbCgpPg==\">",
            "<img srcset=\"http://a.example/ 2x\" lowsrc=\"http://a.example/\" src=\"//a.example/\">",
            "<video poster=\"http://a.example/\"><source src=\"http://a.example/\"></video>",
            "<audio src=\"http://a.example/\" autoplay></audio>",
            "<x onclick=evil()>x</x><p onmouseover=\"evil()\" autofocus tabindex=1 onfocus=evil()>x</p>",
            "<a ping=\"http://a.example/\" href=\"http://a.example/\" target=_top download>x</a>",
            "<p title=\"\"onclick=evil()\">x</p>",
            "<dialog open><marquee onstart=evil()>x</marquee></dialog>"})
    void nothingThatActsOrLoadsIsLeft(String hostile) {
        var left = Jsoup.parse(clean(hostile)).body();

        assertThat(left.select("script, style, svg, math, iframe, object, embed, form, input, button, meta, link, base,"
                + "video, audio, source, template, noscript, textarea, xmp, img[src^=http], img[src*=svg]")).isEmpty();
        left.getAllElements().forEach(element -> element.attributes().forEach(attribute -> {
            assertThat(attribute.getKey().toLowerCase(Locale.ROOT)).doesNotStartWith("on")
                    .isNotIn("href", "src", "srcset", "background", "action", "ping", "target", "poster", "formaction");
            if (!attribute.getKey().equals("title")) {
                assertThat(attribute.getValue()).doesNotContain("://", "url(", "javascript", "expression");
            }
        }));
    }

    @Test
    void aLinkShowsItsAddressAndCannotBeFollowed() {
        assertThat(body("<a href=\" https://www.example.com/pay?id=1 \">Your bank</a>"))
                .isEqualTo("<a title=\"hxxps://www[.]example[.]com/pay?id=1\">Your bank</a>");
    }

    @Test
    void whatWasCutIsCounted() {
        var cleaned = SafeHtml.clean("<script>1</script><script>2</script><form></form><a href=x>y</a>"
                + "<img src='http://a.example/1'><img src='cid:2'><b onclick=x>z</b><style>p{}</style>",
                _ -> Optional.empty());

        assertThat(cleaned.cut()).containsEntry("scripts", 2).containsEntry("forms", 1)
                .containsEntry("remote images", 1).containsEntry("links made inactive", 1)
                .containsEntry("embedded images that are no small PNG, JPEG or GIF", 1)
                .containsEntry("event handlers", 1).containsEntry("style sheets", 1);
    }

    @Test
    void anInnocentMailKeepsItsLooks() {
        assertThat(body("<table bgcolor='#ffffff' width='600'><tr><td style='color: #c00; position: fixed'>"
                + "<b>Hello</b> &amp; goodbye<br></td></tr></table>"))
                .contains("bgcolor=\"#ffffff\"", "width=\"600\"", "style=\"color:#c00\"", "<b>Hello</b> &amp; goodbye",
                        "<br>");
    }

    @Test
    void aSmallImageOfTheMailItselfIsShown() {
        Bytes pixel = Bytes.own(Base64.getDecoder().decode(PIXEL));
        var cleaned = SafeHtml.clean("<img src='cid:logo@example.com' alt='Logo'>",
                id -> id.equals("logo@example.com") ? InlineImage.dataUrl(pixel) : Optional.empty());

        assertThat(Jsoup.parse(cleaned.html()).select("img").attr("src")).isEqualTo("data:image/png;base64," + PIXEL);
        assertThat(body("<img src='data:image/gif;base64," + PIXEL + "'>")).contains("data:image/png;base64," + PIXEL);
    }

    @Test
    void depthAndLengthHaveLimits() {
        String deep = "<div>".repeat(50_000) + "end";
        String many = "<p>x</p>".repeat(120_000);

        assertThat(clean(deep)).contains("end");
        assertThat(SafeHtml.clean(many, _ -> Optional.empty()).cut()).containsKey("end of a very long document");
        assertThat(SafeHtml.clean("x".repeat(SafeHtml.MOST_SOURCE + 1), _ -> Optional.empty()).cut())
                .containsKey("end of a very long document");
    }

    @Test
    void directionOverridesAreShownInTitles() {
        assertThat(body("<a href='http://example.com/\u202egpj.exe'>x</a>")).contains("\\u202egpj.exe");
    }
}
