package org.spampot.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PrintableTest {
    @Test
    void textOfManyLanguagesStaysAsItIs() {
        for (String text : new String[]{"plain", "Grüße", "日本語", "привет", "مرحبا", "हिन्दी", "\ud83d\ude00", "e\u0301",
                "a\\b"}) {
            assertThat(Printable.line(text, 100)).isEqualTo(text);
        }
    }

    @Test
    void whatControlsATerminalIsShownAsAnEscape() {
        assertThat(Printable.line("a\u001b[31m\r\n\t\0\u009b\u007f", 100))
                .isEqualTo("a\\u001b[31m\\r\\n\\t\\0\\u009b\\u007f");
    }

    @Test
    void whatHidesIsShownAsAnEscape() {
        assertThat(Printable.line("\u202e\u2066\u200b\u2028\u3164\ue000\udb40\udd00\udb40\udc41", 100))
                .isEqualTo("\\u202e\\u2066\\u200b\\u2028\\u3164\\ue000\\u{e0100}\\u{e0041}");
        assertThat(Printable.line("\ud800x\udc00", 100)).isEqualTo("\\ud800x\\udc00");
    }

    @Test
    void stackedMarksEndSomewhere() {
        assertThat(Printable.line("a" + "\u0301".repeat(6), 100)).isEqualTo("a\u0301\u0301\u0301\u0301\\u0301\\u0301");
    }

    @Test
    void aCutIsShown() {
        assertThat(Printable.line("abcdef", 6)).isEqualTo("abcdef");
        assertThat(Printable.line("abcdefg", 6)).isEqualTo("abcdef...");
        assertThat(Printable.line("\ud83d\ude00".repeat(3), 2)).isEqualTo("\ud83d\ude00\ud83d\ude00...");
    }
}
