package org.spampot.analysis.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.Color;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.spampot.model.Bytes;

class PictureMemoTest {
    private static final Bytes CODE = Pens.file(Pens.code("https://example.com/", ErrorCorrectionLevel.M, 4), "png");

    private static PictureReading read(PictureMemo memo, Bytes file, Effort effort) {
        return memo.read(file.sha256(), file, Objects.requireNonNull(PictureHeader.of(file)), effort);
    }

    @Test
    void whatIsRememberedCostsTheSameEffortAsReadingIt() {
        var memo = new PictureMemo();
        var first = new Effort();
        var second = new Effort();

        PictureReading read = read(memo, CODE, first);
        PictureReading remembered = read(memo, CODE, second);

        assertThat(read.codes()).extracting(Code::text).containsExactly("https://example.com/");
        assertThat(remembered).isEqualTo(read);
        assertThat(memo.hits()).isEqualTo(1);
        assertThat(second.left()).isEqualTo(first.left()).isLessThan(Effort.WHOLE);
    }

    @Test
    void whoHasLessEffortLeftIsToldWhatThatIsEnoughFor() {
        var memo = new PictureMemo();
        long spent = read(memo, CODE, new Effort()).spent();

        for (long units : new long[]{0, spent / 3, spent - 1, spent}) {
            var effort = new Effort(units);
            var alone = new Effort(units);
            assertThat(read(memo, CODE, effort)).isEqualTo(read(PictureMemo.NONE, CODE, alone));
            assertThat(effort.left()).isEqualTo(alone.left());
            assertThat(effort.exhausted()).isEqualTo(alone.exhausted()).isEqualTo(units < spent);
        }
    }

    @Test
    void whatEndedTooEarlyIsNotRemembered() {
        var memo = new PictureMemo();

        assertThat(read(memo, CODE, new Effort(10)).outcome()).isEqualTo(PictureFile.Outcome.TOO_MUCH);
        assertThat(memo.size()).isZero();
        assertThat(read(memo, CODE, new Effort()).codes()).hasSize(1);
    }

    @Test
    void onlySoManyAreRemembered() {
        var memo = new PictureMemo(3);
        for (int number = 0; number < 10; number++) {
            read(memo, Pens.file(Pens.blank(20 + number, 20, Color.RED), "png"), new Effort());
            read(memo, CODE, new Effort());
        }

        assertThat(memo.size()).isEqualTo(3);
        assertThat(memo.hits()).as("what is asked for stays").isEqualTo(9);
    }
}
