package org.spampot.store.sql;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.ByteArrayOutputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.spampot.store.StoreDamaged;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/// Documents as the store keeps them: JSON in ASCII, deflated (zlib) when that makes them smaller. A deflated one never
/// begins with `{`, so what a document is can be told from its first byte.
///
/// Escaping all that is not ASCII keeps every string exactly, lone surrogates and NUL too.
///
/// Thread-safety: [#read] from any thread; [#write] one at a time.
final class Documents {
    /// No document of ours is larger when inflated; a larger one is damage.
    private static final int LARGEST = 256 << 20;

    private final JsonMapper mapper = JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .addModule(DocumentForms.module()).build();
    private final Object writing = new Object();
    @GuardedBy("writing")
    private final Deflater deflater = new Deflater(Deflater.BEST_SPEED);

    byte[] write(Object document) {
        byte[] json = mapper.writeValueAsBytes(document);
        byte[] deflated = deflate(json);
        return deflated.length < json.length ? deflated : json;
    }

    <T> T read(byte[] kept, Class<T> type) {
        byte[] json = json(kept);
        try {
            return mapper.readValue(json, type);
        } catch (JacksonException unreadable) {
            throw damaged(unreadable);
        }
    }

    /// The JSON of a document as kept.
    byte[] json(byte[] kept) {
        return kept.length > 0 && kept[0] == '{' ? kept : inflate(kept);
    }

    private byte[] deflate(byte[] json) {
        var out = new ByteArrayOutputStream(json.length / 2 + 64);
        var buffer = new byte[8_192];
        synchronized (writing) {
            deflater.reset();
            deflater.setInput(json);
            deflater.finish();
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
        }
        return out.toByteArray();
    }

    private static byte[] inflate(byte[] deflated) {
        var out = new ByteArrayOutputStream(deflated.length * 4);
        var buffer = new byte[16_384];
        try (var inflater = new Inflater()) {
            inflater.setInput(deflated);
            while (!inflater.finished()) {
                int read = inflater.inflate(buffer);
                if (read == 0 || out.size() > LARGEST) {
                    throw damaged(null);
                }
                out.write(buffer, 0, read);
            }
        } catch (DataFormatException unreadable) {
            throw damaged(unreadable);
        }
        return out.toByteArray();
    }

    private static StoreDamaged damaged(@org.jspecify.annotations.Nullable Exception cause) {
        return new StoreDamaged("the store holds a document that cannot be read; run: spampot rebuild", cause);
    }
}
