package org.spampot.app;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.spampot.analysis.file.OutlookMail;
import org.spampot.analysis.file.ZstdStream;
import org.spampot.archive.Unpacker;
import org.spampot.model.Bytes;

/// What archives hold in forms that attachments have too.
final class ForeignForms implements Unpacker {
    @Override
    public InputStream open(InputStream packed) throws IOException {
        return new ZstdStream(packed);
    }

    @Override
    public @Nullable Bytes mail(Bytes outlook) {
        return OutlookMail.of(outlook);
    }
}
