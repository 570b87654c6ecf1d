package org.spampot.analysis.link;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import org.jspecify.annotations.Nullable;

/// Any text is read without an exception, and what is found lies in it.
class LinkFuzz {
    @FuzzTest(maxDuration = "30s")
    void anyTextIsRead(FuzzedDataProvider data) {
        String text = data.consumeRemainingAsString();
        Defang folded = Defang.fold(text);
        for (int index = 0; index <= folded.text().length(); index++) {
            int origin = folded.originOf(index);
            if (origin < 0 || origin > text.length()) {
                throw new AssertionError("origin " + origin + " of " + index);
            }
        }
        for (BareHosts.Span span : BareHosts.find(text)) {
            if (text.substring(span.start(), span.end()).indexOf('.') < 0) {
                throw new AssertionError("no host in " + span);
            }
        }
        Escapes.undone(text);
        Escapes.base64(text);
        ScriptText.decoded(text);
        CssUrls.find(text, _ -> {
        });
        DataUri.parse("data:text/html;base64," + text);
        DataUri.parse(text);
        Phones.find(text);
        Phones.ofUrl(text);
        Wallets.find(text);
        Ibans.find(text);
        LookAlike.skeleton(text);
        LookAlike.of(text);
        MailAddresses.ofMailto("mailto:" + text);
        MailAddresses.inUrl(text);
        Nested.ofOther(text);
        url("http://" + text);
        url("https://urldefense.com/v3/__" + text);
        url("https://urldefense.proofpoint.com/v2/url?u=" + text);
        url("https://mandrillapp.com/track/click/1/x?p=" + text);
        url("https://www.bing.com/ck/a?u=" + text);
        url("https://www.google.com/amp/" + text);
        url("https://example-com.cdn.ampproject.org/" + text);
    }

    private static void url(String text) {
        @Nullable
        WebUrl url = WebUrl.parse(text, null);
        if (url != null) {
            LookAlike.of(url.host());
            LookAlike.isMixed(url.host());
            LookAlike.skeleton(url.host());
            Nested.of(url).forEach(target -> WebUrl.parse(target.raw(), url));
        }
    }
}
