package org.spampot.console.api;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.spampot.model.Bytes;
import org.spampot.model.Dialect;
import org.spampot.model.Handshake;
import org.spampot.model.Held;
import org.spampot.model.Login;
import org.spampot.model.Refused;
import org.spampot.model.Sign;
import org.spampot.model.TranscriptEntry;
import org.spampot.store.SessionDetail;

/// One session as JSON.
record SessionJson(Rows.Session session, Map<String, Integer> verbs, List<Said> transcript,
        List<MessageJson.Oddity> defects, List<Rows.Found> messages, List<Reason> signs, String dialectText,
        String timing, String speaksLike, List<Spoken> dialectWords, String ja3, String syn, String system,
        @Nullable Tls tls, List<Tried> logins, List<Rejected> refused, @Nullable Stay held,
        @com.fasterxml.jackson.annotation.JsonProperty("import") @Nullable ReadFrom imported) {

    /// Why the session is taken for a kind.
    record Reason(String kind, int score, String reason) {
        static Reason of(Sign sign) {
            return new Reason(sign.kind().word(), sign.score(), sign.reason());
        }
    }

    /// A feature of the dialect.
    record Spoken(String feature, String value, String words) {
        static Spoken of(Dialect.Explained feature) {
            return new Spoken(feature.title(), feature.value(), feature.words());
        }
    }

    /// What the client offered for TLS, and what became of it. Texts are empty when there is nothing to say.
    record Tls(String version, String cipher, String serverName, List<String> alpn, String ja3, String ja3Text,
            String ja4, boolean completed, String failure) {
        static @Nullable Tls of(@Nullable Handshake tls) {
            return tls == null
                    ? null
                    : new Tls(tls.version(), tls.cipher(), tls.serverName(), tls.alpn(), tls.ja3(), tls.ja3Text(),
                            tls.ja4(), tls.completed(), tls.failure());
        }
    }

    /// An attempt to sign in; challenge and response are base64 as it was on the wire.
    record Tried(double at, String mechanism, String authorization, String name, String secret, String challenge,
            String response, boolean accepted) {
        static Tried of(Login login) {
            return new Tried(Said.seconds(login.at()), login.mechanism(), login.authorization(), login.name(),
                    login.secret(), login.challenge(), login.response(), login.accepted());
        }
    }

    /// An address that was refused.
    record Rejected(double at, String verb, String address, String why) {
        static Rejected of(Refused refused) {
            return new Rejected(Said.seconds(refused.at()), refused.verb(), refused.address(), refused.why());
        }
    }

    /// How long the tarpit held it.
    record Stay(double seconds, String pace, String end) {
        static Stay of(Held held) {
            return new Stay(Said.seconds(held.time()), held.pace(), held.end().word());
        }
    }

    /// An entry of the transcript.
    ///
    /// @param at seconds since the session was accepted
    /// @param kind `command`, `reply`, `content` or `note`
    /// @param text as UTF-8 when it is valid UTF-8, else as ISO 8859-1
    /// @param size bytes
    record Said(double at, String kind, int chunk, String text, long size, @Nullable String message) {
        static Said of(TranscriptEntry entry) {
            return switch (entry) {
                case TranscriptEntry.Command command -> new Said(seconds(command.at()), "command", command.chunk(),
                        command.line().text(), command.line().size(), null);
                case TranscriptEntry.Reply reply -> said(reply.at(), "reply", reply.text());
                case TranscriptEntry.Content content -> new Said(seconds(content.at()), "content", content.chunk(), "",
                        content.size(), content.message() == null ? null : content.message().toString());
                case TranscriptEntry.Note note -> said(note.at(), "note", Bytes.utf8(note.text()));
            };
        }

        private static Said said(Duration at, String kind, Bytes text) {
            return new Said(seconds(at), kind, 0, text.text(), text.size(), null);
        }

        private static double seconds(Duration at) {
            return at.toNanos() / 1e9;
        }
    }

    static SessionJson of(SessionDetail detail) {
        return new SessionJson(Rows.Session.of(detail.row()), detail.commands(),
                detail.transcript().stream().map(Said::of).toList(),
                detail.defects().stream()
                        .map(defect -> new MessageJson.Oddity(defect.name(), defect.where(), defect.detail())).toList(),
                detail.messages().stream().map(Rows.Found::of).toList(),
                detail.signs().stream().map(Reason::of).toList(), detail.dialect().text(), detail.dialect().timing(),
                detail.dialect().like(),
                detail.dialect().explained().stream().map(Spoken::of).toList(),
                detail.evidence().tls() == null ? "" : detail.evidence().tls().ja3(),
                detail.evidence().syn() == null ? "" : detail.evidence().syn(),
                detail.evidence().system() == null ? "" : detail.evidence().system(),
                Tls.of(detail.evidence().tls()), detail.evidence().logins().stream().map(Tried::of).toList(),
                detail.evidence().refused().stream().map(Rejected::of).toList(),
                detail.held().map(Stay::of).orElse(null), ReadFrom.of(detail.imported()));
    }
}
