package org.spampot.journal;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.netpreserve.jwarc.MessageVersion;
import org.netpreserve.jwarc.WarcMetadata;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcResource;
import org.netpreserve.jwarc.WarcTruncationReason;
import org.netpreserve.jwarc.Warcinfo;
import org.spampot.model.Bytes;
import org.spampot.model.Capture;
import org.spampot.model.EndOfContent;
import org.spampot.model.Imported;
import org.spampot.model.MessageCapture;
import org.spampot.model.SessionCapture;

/// Captures to WARC/1.1 records (ISO 28500:2017), through jwarc.
///
/// A message is one `resource` record: its block is the content byte for byte, its facts are header lines of our own,
/// each one JSON value in printable ASCII, one `Spampot-Rcpt-To` line for each recipient. So one capture is one record
/// at one place, whole or not there, whatever the number of recipients. A session is one `metadata` record with a JSON
/// block. Every record names its segment in `WARC-Warcinfo-ID`: a random name that no client can know, so that a
/// "record" inside a mail is never taken for one of ours, even where damage makes a reader search for the next one.
///
/// WARC has no digest of the header; ours is the last line, `X-Spampot-Header-Digest`: the SHA-256 of all bytes of the
/// record before that line. As it covers the block digest too, it covers everything.
final class RecordWriter {
    static final String HEADER_DIGEST = "X-Spampot-Header-Digest: sha256:";
    static final String MESSAGE = "urn:spampot:message:";
    static final String SESSION = "urn:spampot:session:";
    static final byte[] TRAILER = {'\r', '\n', '\r', '\n'};
    /// As long as the name of any.
    static final URI NO_SEGMENT = URI.create("urn:spampot:segment:" + "0".repeat(26));

    private RecordWriter() {}

    /// A record, ready to be written: header, block, [#TRAILER].
    record Encoded(Bytes header, Bytes block) {
        long size() {
            return header.size() + (long) block.size() + TRAILER.length;
        }
    }

    static Encoded encode(Capture capture, URI segmentId) {
        return switch (capture) {
            case MessageCapture message -> message(message, segmentId);
            case SessionCapture session -> session(session, segmentId);
        };
    }

    private static Encoded message(MessageCapture message, URI segmentId) {
        URI id = URI.create(MESSAGE + message.id());
        String digest = "sha256:" + message.content().sha256();
        var record = new WarcResource.Builder(id).setHeader("Content-Type", "message/rfc822")
                .setHeader("WARC-Payload-Digest", digest)
                .setHeader("WARC-Concurrent-To", "<" + SESSION + message.session() + ">")
                .setHeader("Spampot-Connection", Json.line(json -> Facts.write(json, message.connection())))
                .setHeader("Spampot-Helo", Json.line(json -> json.writeString(message.helo())))
                .setHeader("Spampot-Mail-From", Json.line(json -> Facts.write(json, message.envelope().mailFrom())))
                .setHeader("Spampot-Queue-Id", Json.line(json -> json.writeString(message.queueId())))
                .setHeader("Spampot-End", Facts.word(message.end()));
        for (var path : message.envelope().rcptTo()) {
            record.addHeader("Spampot-Rcpt-To", Json.line(json -> Facts.write(json, path)));
        }
        for (var defect : message.defects()) {
            record.addHeader("Spampot-Defect", Json.line(json -> Facts.write(json, defect)));
        }
        Imported imported = message.imported();
        if (imported != null) {
            record.setHeader("Spampot-Import", Json.line(json -> ImportJson.write(json, imported)));
        }
        truncated(message.end()).forEach(record::truncated);
        return finish(about(record, id, message, digest, segmentId), message.content());
    }

    private static Encoded session(SessionCapture session, URI segmentId) {
        URI id = URI.create(SESSION + session.session());
        Bytes block = Json.bytes(json -> SessionJson.write(json, session));
        var record = new WarcMetadata.Builder().targetURI(id).setHeader("Content-Type", "application/json");
        return finish(about(record, id, session, "sha256:" + block.sha256(), segmentId), block);
    }

    /// The `warcinfo` record that every segment begins with.
    static Encoded warcinfo(String fileName, URI segmentId, Instant at) {
        Bytes block = Bytes.utf8("""
                software: Spampot\r
                format: WARC File Format 1.1\r
                conformsTo: http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/\r
                description: SMTP sessions and messages as captured by a honeypot\r
                """);
        var record = new Warcinfo.Builder().filename(fileName).recordId(segmentId).date(at)
                .version(MessageVersion.WARC_1_1).setHeader("Content-Type", "application/warc-fields")
                .setHeader("WARC-Block-Digest", "sha256:" + block.sha256());
        return finish(record, block);
    }

    private static <B extends WarcRecord.AbstractBuilder<?, B>> B about(B record, URI id, Capture capture,
            String blockDigest, URI segmentId) {
        return record.version(MessageVersion.WARC_1_1).recordId(id).date(capture.at())
                .setHeader("WARC-Block-Digest", blockDigest).setHeader("WARC-Warcinfo-ID", "<" + segmentId + ">")
                .setHeader("WARC-IP-Address", capture.connection().client().ip());
    }

    private static Stream<WarcTruncationReason> truncated(EndOfContent end) {
        return switch (end) {
            case COMPLETE, LOGGED -> Stream.empty();
            case OVERSIZE -> Stream.of(WarcTruncationReason.LENGTH);
            case TIMEOUT -> Stream.of(WarcTruncationReason.TIME);
            case DROPPED -> Stream.of(WarcTruncationReason.DISCONNECT);
            case OVERLOADED, ABANDONED, SHUTDOWN -> Stream.of(WarcTruncationReason.UNSPECIFIED);
        };
    }

    private static Encoded finish(WarcRecord.AbstractBuilder<?, ?> record, Bytes block) {
        byte[] fields = record.setHeader("Content-Length", Integer.toString(block.size())).build().serializeHeader();
        // all but the empty line at the end, in which place our digest comes
        int length = fields.length - 2;
        String last = HEADER_DIGEST + sha256(fields, 0, length) + "\r\n\r\n";
        var header = new byte[length + last.length()];
        System.arraycopy(fields, 0, header, 0, length);
        System.arraycopy(last.getBytes(StandardCharsets.US_ASCII), 0, header, length, last.length());
        return new Encoded(Bytes.own(header), block);
    }

    static String sha256(byte[] array, int from, int length) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(array, from, length);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("this JDK has no SHA-256", missing);
        }
    }
}
