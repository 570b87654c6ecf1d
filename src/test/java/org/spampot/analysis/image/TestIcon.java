package org.spampot.analysis.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.spampot.model.Bytes;

/// Writes icons of one picture, as PNG or as a bitmap with its mask.
final class TestIcon {
    private TestIcon() {}

    static Bytes of(BufferedImage image, boolean png) {
        byte[] body = png ? Drawn.file(image, "png").toArray() : bitmap(image);
        ByteBuffer head = ByteBuffer.allocate(22).order(ByteOrder.LITTLE_ENDIAN);
        head.putShort((short) 0).putShort((short) 1).putShort((short) 1);
        head.put((byte) image.getWidth()).put((byte) image.getHeight()).put((byte) 0).put((byte) 0);
        head.putShort((short) 1).putShort((short) 24).putInt(body.length).putInt(22);
        var out = new ByteArrayOutputStream();
        out.writeBytes(head.array());
        out.writeBytes(body);
        return Bytes.own(out.toByteArray());
    }

    private static byte[] bitmap(BufferedImage image) {
        byte[] file = Drawn.file(image, "bmp").toArray();
        int mask = (image.getWidth() + 31) / 32 * 4 * image.getHeight();
        ByteBuffer out = ByteBuffer.allocate(file.length - 14 + mask).order(ByteOrder.LITTLE_ENDIAN);
        out.put(file, 14, file.length - 14);
        out.putInt(8, 2 * image.getHeight());
        return out.array();
    }
}
