package org.spampot.analysis;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.HashSet;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.spampot.mime.MimeReader;
import org.spampot.model.Bytes;

/// Any text is a page: none of its words is lost between what is seen and what is hidden, and no link is missed.
class HtmlFuzz {
    private static final String[] PIECES = {"<style>", "</style>", "<div ", "</div>", "<p ", "<span ", "<a href=",
            "</a>",
            " style=\"", "font-size:", "", "", "display:none", "", "color:#fff", "background:", "opacity:0", "0px",
            "<table><tr><td>", "</td></tr></table>", "<script>", "</script>", "<!--", "-->", "<!--[if mso]>",
            "<![endif]-->",
            "<svg>", "<math>", "<template>", "<noscript>", "<base href=", "<meta http-equiv=refresh content=",
            "srcdoc='",
            "data:text/html,", "data:text/html;base64,PGEgaHJlZj1odHRwOi8vYS5leGFtcGxlPg==", "url(", "@import ", "/*",
            "*/",
            "<img src=", " srcset=\"", "&#x", "&#0;", "&nbsp;", "text-indent:-999em", "position:absolute;", "left:-",
            "clip:rect(0,0,0,0)", "max-height:0", "overflow:hidden;", "visibility:hidden", "http://a.example/", "rgb(",
            "rgba(0,0,0,0)", "hsl(", "!important", "<font color=", "<body bgcolor=", "<form action=",
            "<select><option>",
            "<textarea>", "<title>", "<frameset>", "<iframe ", "javascript:", "1e999", "\u00e9"};

    @FuzzTest(maxDuration = "30s")
    void anyTextIsAPage(byte[] data) {
        String html = Fragments.text(data, PIECES);
        HtmlPage page = HtmlPage.of(html, "1", "", mail());

        Document tree = Parser.htmlParser().setTrackErrors(0).parseInput(HtmlPage.readable(html), "");
        Set<String> urls = new HashSet<>();
        page.urls().forEach(url -> urls.add(url.value()));
        for (Element element : tree.select("a[href], area[href], img[src], iframe[src], form[action]")) {
            String url = element.hasAttr("href") ? element.attr("href") : element.attr("src") + element.attr("action");
            expect(url.isEmpty() || urls.size() >= HtmlUrls.MOST || urls.contains(url)
                    || element.attributesSize() > 1, "not found: " + url);
        }
        long[] written = {0};
        tree.traverse((node, _) -> written[0] += node instanceof TextNode words ? letters(words.getWholeText()) : 0);
        expect(letters(page.text()) + letters(page.hidden()) >= written[0], "words are lost");
        expect(page.hidden().isEmpty() == page.reasons().isEmpty() || page.hidden().isBlank(),
                "hidden without a reason");
        expect(page.equals(HtmlPage.of(html, "1", "", mail())), "another page for the same text");
    }

    private static Mail mail() {
        return new Mail(MimeReader.read(Bytes.latin1("Subject: x\n\n")));
    }

    private static long letters(String text) {
        return text.codePoints().filter(Character::isLetterOrDigit).count();
    }

    private static void expect(boolean fact, String otherwise) {
        if (!fact) {
            throw new AssertionError(otherwise);
        }
    }
}
