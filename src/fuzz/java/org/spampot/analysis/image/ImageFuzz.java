package org.spampot.analysis.image;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import org.spampot.model.Bytes;

/// Whatever is sent as a picture, as a table or as a drawing is read to an end.
class ImageFuzz {
    @FuzzTest(maxDuration = "30s")
    void anyFileIsReadToAnEnd(byte[] data) {
        Bytes file = Bytes.own(data);
        PictureHeader header = PictureHeader.of(file);
        if (header != null) {
            var effort = new Effort(5_000_000);
            PictureFile.read(file, header, effort, picture -> {
                PerceptualHash.of(picture);
                CodeReader.read(picture, effort);
            });
        }
    }

    @FuzzTest(maxDuration = "30s")
    void anyPageIsReadToAnEnd(FuzzedDataProvider data) {
        // few pages of chance have as many cells as a drawing needs
        String cell = data.consumeString(40);
        String row = data.consumeString(20);
        int times = data.consumeInt(1, 60);
        String rest = data.consumeRemainingAsString();
        String html = ((cell.repeat(times) + row).repeat(times) + rest).replace('~', '<');
        String cut = html.substring(0, Math.min(200_000, html.length()));
        var effort = new Effort(5_000_000);
        CellPictures.find(cut, picture -> CodeReader.read(picture, effort));
        PictureRows.of(cut);
        RemotePixels.of(cut, 20);
    }

    @FuzzTest(maxDuration = "30s")
    void anyTextIsReadToAnEnd(byte[] data) {
        String text = new String(data, StandardCharsets.UTF_8);
        var effort = new Effort(5_000_000);
        BlockPictures.find(text, picture -> CodeReader.read(picture, effort));
        BlockPictures.find((text.replace('\n', ' ') + "\n").repeat(40), picture -> CodeReader.read(picture, effort));
    }
}
