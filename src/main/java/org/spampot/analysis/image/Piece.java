package org.spampot.analysis.image;

import java.util.ArrayList;
import java.util.List;
import org.spampot.model.Bytes;

/// A picture that may be part of a larger one that an HTML page puts together; its pixels are read when it is.
///
/// Thread-safety: none.
public final class Piece {
    private final Bytes content;
    private final PictureHeader header;
    private final Effort effort;
    private final List<Picture> read = new ArrayList<>();
    private boolean tried;

    /// A file whose size is known and that is not read yet.
    public Piece(Bytes content, PictureHeader header, Effort effort) {
        this.content = content;
        this.header = header;
        this.effort = effort;
    }

    int width() {
        return header.width();
    }

    int height() {
        return header.height();
    }

    /// The first picture of the file, when there is one and it is as large as was said.
    List<Picture> picture() {
        if (!tried) {
            tried = true;
            PictureFile.read(content, header, effort, picture -> {
                if (read.isEmpty() && picture.width() == width() && picture.height() == height()) {
                    read.add(picture);
                }
            });
        }
        return read;
    }
}
