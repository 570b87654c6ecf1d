package org.spampot.journal;

import org.jspecify.annotations.Nullable;
import org.spampot.model.Capture;
import org.spampot.model.Defect;
import org.spampot.model.EnvelopePath;
import org.spampot.model.Evidence;
import org.spampot.model.Imported;
import org.spampot.model.MessageCapture;
import org.spampot.model.SessionCapture;
import org.spampot.model.TranscriptEntry;

/// About how much memory captures take, for whoever has many of them and bounds them by it. All that a client can make
/// long counts.
public final class CaptureSize {
    /// Of a capture beside what is long in it.
    private static final long OVERHEAD = 2048;
    /// Of each thing in a list of it.
    private static final long ENTRY = 100;

    private CaptureSize() {}

    /// In bytes.
    public static long of(Capture capture) {
        return switch (capture) {
            case MessageCapture message -> OVERHEAD + message.content().size() + message.helo().length()
                    + of(message.envelope().mailFrom())
                    + message.envelope().rcptTo().stream().mapToLong(CaptureSize::of).sum()
                    + message.defects().stream().mapToLong(CaptureSize::of).sum() + of(message.imported());
            case SessionCapture session -> OVERHEAD + session.helo().length()
                    + session.transcript().stream().mapToLong(CaptureSize::of).sum()
                    + session.defects().stream().mapToLong(CaptureSize::of).sum()
                    + ENTRY * session.commands().size() + of(session.evidence()) + of(session.imported());
        };
    }

    private static long of(EnvelopePath path) {
        return ENTRY + path.argument().length() + path.address().length()
                + path.parameters().stream().mapToLong(each -> ENTRY + each.length()).sum();
    }

    private static long of(Defect defect) {
        return ENTRY + defect.where().length() + defect.detail().length();
    }

    private static long of(Evidence evidence) {
        return evidence.logins().stream()
                .mapToLong(login -> ENTRY + login.name().length() + login.secret().length()
                        + login.authorization().length() + login.challenge().length() + login.response().length())
                .sum() + evidence.refused().stream().mapToLong(each -> ENTRY + each.address().length()).sum();
    }

    private static long of(@Nullable Imported imported) {
        return imported == null || imported.logged() == null
                ? 0
                : imported.logged().deliveries().stream()
                        .mapToLong(each -> ENTRY + each.recipient().length() + each.text().length()).sum();
    }

    private static long of(TranscriptEntry entry) {
        return switch (entry) {
            case TranscriptEntry.Command command -> ENTRY + command.line().size();
            case TranscriptEntry.Reply reply -> ENTRY + reply.text().size();
            case TranscriptEntry.Content _ -> ENTRY;
            case TranscriptEntry.Note note -> ENTRY + note.text().length();
        };
    }
}
