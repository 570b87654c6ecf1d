package org.spampot.mime;

/// How much of one message is read. All is counted; what is over a limit is left out and said in
/// [MimeMessage#truncated()].
///
/// @param depth of nested containers; a container at this depth is kept as a leaf
/// @param parts kept in the tree
/// @param fields kept of one header
/// @param fieldBytes kept of one header field
/// @param decodedBytes given to transfer decoding, in all; more than the message's size when messages are nested in it
/// @param readings made besides the first one, where mail programs differ
/// @param readingBytes given to those, in all
public record MimeLimits(int depth, int parts, int fields, int fieldBytes, int decodedBytes, int readings,
        int readingBytes) {
    /// What the program uses.
    public static final MimeLimits DEFAULT = new MimeLimits(50, 1_000, 1_000, 64 * 1024, 64 * 1024 * 1024, 100,
            16 * 1024 * 1024);
}
