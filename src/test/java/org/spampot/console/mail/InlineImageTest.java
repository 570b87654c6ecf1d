package org.spampot.console.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spampot.model.Bytes;

final class InlineImageTest {
    private static Bytes png(int width, int height) {
        var bytes = new byte[40];
        byte[] start = Bytes.latin1("\u0089PNG\r\n\u001a\n\0\0\0\rIHDR").toArray();
        System.arraycopy(start, 0, bytes, 0, start.length);
        for (int index = 0; index < 4; index++) {
            bytes[16 + index] = (byte) (width >>> (24 - 8 * index));
            bytes[20 + index] = (byte) (height >>> (24 - 8 * index));
        }
        return Bytes.own(bytes);
    }

    @ParameterizedTest
    @CsvSource({"1, 1, true", "4096, 4096, true", "4097, 1, false", "1, 60000, false", "0, 5, false", "-1, -1, false"})
    void dimensionsAreReadBeforePixels(int width, int height, boolean shown) {
        assertThat(InlineImage.dataUrl(png(width, height)).isPresent()).isEqualTo(shown);
    }

    @Test
    void theFirstBytesSayWhatItIs() {
        assertThat(InlineImage.dataUrl(Bytes.latin1("GIF89a\n\0\n\0" + "x".repeat(30))).orElseThrow())
                .startsWith("data:image/gif;base64,");
        assertThat(InlineImage.dataUrl(Bytes.latin1("\u00ff\u00d8\u00ff\u00e0\0\4ab\u00ff\u00c0\0\21\b\0\u0010\0 "
                + "x".repeat(30))).orElseThrow()).startsWith("data:image/jpeg;base64,");
        assertThat(InlineImage.dataUrl(Bytes.latin1("<svg xmlns='http://www.w3.org/2000/svg'></svg>"))).isEmpty();
        assertThat(InlineImage.dataUrl(Bytes.latin1("\u00ff\u00d8\u00ff" + "\u00ff".repeat(40)))).isEmpty();
        assertThat(InlineImage.dataUrl(Bytes.EMPTY)).isEmpty();
    }

    @Test
    void aLargeFileStaysOut() {
        var bytes = new byte[InlineImage.MOST_BYTES + 1];
        System.arraycopy(png(1, 1).toArray(), 0, bytes, 0, 40);
        assertThat(InlineImage.dataUrl(Bytes.own(bytes))).isEmpty();
    }

    @Test
    void aDataUrlIsJudgedByItsBytes() {
        assertThat(InlineImage.dataUrl("data:image/png;base64,PHN2Zz48L3N2Zz48L3N2Zz48L3N2Zz48L3N2Zz4=")).isEmpty();
        assertThat(InlineImage.dataUrl("data:text/html;base64,AAAA")).isEmpty();
        assertThat(InlineImage.dataUrl("data:image/png;base64,%%%")).isEmpty();
        assertThat(InlineImage.dataUrl("data:image/png")).isEmpty();
    }
}
