package org.spampot.console.page;

import java.time.Duration;
import java.util.List;
import org.spampot.store.SessionDetail;

/// One session.
public record SessionView(SessionDetail detail, List<DialogLine> dialog) {
    public SessionView {
        dialog = List.copyOf(dialog);
    }

    /// How long it took; empty while it is open.
    public String duration() {
        var closed = detail.row().closedAt();
        return closed == null ? "" : Format.span(Duration.between(detail.row().openedAt(), closed));
    }

    /// How long the tarpit held it, at which pace and why no longer; empty when it did not.
    public String held() {
        return detail.held().map(held -> Format.span(held.time()) + " (" + held.pace() + "); " + held.end().words())
                .orElse("");
    }

    /// Whether any commands came several in one packet.
    public boolean isPipelined() {
        return dialog.stream().anyMatch(DialogLine::batch);
    }
}
