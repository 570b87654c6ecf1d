package org.spampot.model;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// An unchanging run of bytes with value equality, since arrays break the equality of records.
///
/// Thread-safety: immutable, as long as whoever called [#own(byte[])] keeps the promise given there.
public final class Bytes {
    public static final Bytes EMPTY = new Bytes(new byte[0], 0, 0);

    private final byte[] array;
    private final int from;
    private final int size;
    /// Kept once it was asked for; whichever thread sets it sets the same.
    private @Nullable String sha256;

    private Bytes(byte[] array, int from, int size) {
        this.array = array;
        this.from = from;
        this.size = size;
    }

    /// The bytes of `array`, copied.
    public static Bytes copyOf(byte[] array) {
        return new Bytes(array.clone(), 0, array.length);
    }

    /// The bytes of `array` without a copy; the caller promises never to write to it again.
    public static Bytes own(byte[] array) {
        return new Bytes(array, 0, array.length);
    }

    /// The UTF-8 bytes of `text`.
    public static Bytes utf8(String text) {
        return own(text.getBytes(StandardCharsets.UTF_8));
    }

    /// One byte for each character of `text`; characters above U+00FF become `?`.
    public static Bytes latin1(String text) {
        return own(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    public int size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    /// The byte at `index`, 0 to 255.
    public int at(int index) {
        return array[from + java.util.Objects.checkIndex(index, size)] & 0xff;
    }

    /// The bytes from `start` (inclusive) to `end` (exclusive), sharing memory with this.
    public Bytes slice(int start, int end) {
        java.util.Objects.checkFromToIndex(start, end, size);
        return start == 0 && end == size ? this : new Bytes(array, from + start, end - start);
    }

    public byte[] toArray() {
        return Arrays.copyOfRange(array, from, from + size);
    }

    public InputStream stream() {
        return new ByteArrayInputStream(array, from, size);
    }

    public ByteBuffer buffer() {
        return ByteBuffer.wrap(array, from, size).slice().asReadOnlyBuffer();
    }

    public void writeTo(OutputStream out) throws IOException {
        out.write(array, from, size);
    }

    /// One character for each byte (ISO 8859-1): loses nothing, and is the way to search bytes as text.
    public String latin1() {
        return new String(array, from, size, StandardCharsets.ISO_8859_1);
    }

    /// The text these bytes are in UTF-8 when they are valid UTF-8, else in ISO 8859-1: how 8-bit commands and
    /// headers are shown, as most of what is not UTF-8 in them is some single-byte charset.
    public String text() {
        try {
            return StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT).decode(ByteBuffer.wrap(array, from, size))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return latin1();
        }
    }

    /// Lower-case hex of the SHA-256 digest.
    public String sha256() {
        @Nullable
        String known = sha256;
        if (known == null) {
            known = digest("SHA-256");
            sha256 = known;
        }
        return known;
    }

    /// Lower-case hex of the digest by a JCA `algorithm` that every JDK has: `MD5`, `SHA-1`, `SHA-256`.
    public String digest(String algorithm) {
        try {
            var digest = MessageDigest.getInstance(algorithm);
            digest.update(array, from, size);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("this JDK has no " + algorithm, missing);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Bytes that
                && Arrays.equals(array, from, from + size, that.array, that.from, that.from + that.size);
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (int index = from; index < from + size; index++) {
            hash = 31 * hash + array[index];
        }
        return hash;
    }

    @Override
    public String toString() {
        return size + " bytes";
    }
}
