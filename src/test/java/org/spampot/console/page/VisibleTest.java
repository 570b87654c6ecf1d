package org.spampot.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class VisibleTest {
    @Test
    void markupIsText() {
        assertThat(Visible.line("<b>\"'&</b>", 100).html())
                .isEqualTo("<bdi>&lt;b&gt;&#34;&#39;&amp;&lt;/b&gt;</bdi>");
    }

    @ParameterizedTest
    @ValueSource(ints = {0x202e, 0x2066, 0x200b, 0x00ad, 0x001b, 0x0085, 0xfeff, 0xe0041, 0x3164, 0x2028})
    void whatHidesIsNamed(int character) {
        String html = Visible.line("a" + Character.toString(character) + "b", 100).html();

        assertThat(html).contains("class=\"ctl\"").doesNotContain(Character.toString(character));
    }

    @Test
    void aLoneSurrogateIsNamed() {
        assertThat(Visible.line("\ud800", 10).html()).contains(">U+D800<").doesNotContain("\ud800");
    }

    @Test
    void lettersOfAllScriptsStay() {
        assertThat(Visible.line(
                "caf\u00e9 \u0441\u043a\u0438\u0434\u043a\u0430 \u514d\u8d39 \u05e9\u05dc\u05d5\u05dd \ud83d\ude00",
                100).html())
                .isEqualTo(
                        "<bdi>caf\u00e9 \u0441\u043a\u0438\u0434\u043a\u0430 \u514d\u8d39 \u05e9\u05dc\u05d5\u05dd \ud83d\ude00</bdi>");
    }

    @Test
    void marksAreNotStackedOverOtherLines() {
        assertThat(Visible.line("z" + "\u0335".repeat(50), 100).html()).contains(">U+0335<");
    }

    @Test
    void aCutIsShown() {
        assertThat(Visible.line("abcdef", 3).html()).startsWith("<bdi>abc<span").contains("3 more characters");
        assertThat(Visible.line("abc", 3).html()).isEqualTo("<bdi>abc</bdi>");
    }

    @Test
    void aBlockKeepsLinesAndALineDoesNot() {
        assertThat(Visible.block("a\r\n\tb", 100).html()).isEqualTo("a\n\tb");
        assertThat(Visible.line("a\n", 100).html()).contains(">\\n<");
    }
}
