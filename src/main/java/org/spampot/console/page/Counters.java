package org.spampot.console.page;

import org.spampot.console.Live;
import org.spampot.store.Totals;

/// The numbers at the top of the overview.
public record Counters(long open, long behind, long sessions, long messages, long bytes, long sources,
        long recipients, long attachments) {
    public static final Counters NONE = new Counters(-1, -1, -1, -1, -1, -1, -1, -1);

    public static Counters of(Live.Now now, Totals totals) {
        return new Counters(now.openSessions(), now.behind(), totals.sessions(), totals.messages(), totals.bytes(),
                totals.sources(), totals.recipients(), totals.attachments());
    }

    /// As a page shows them, by the names of its tiles.
    public String json() {
        return "{\"open\":\"" + Format.count(open) + "\",\"behind\":\"" + Format.count(behind) + "\",\"sessions\":\""
                + Format.count(sessions) + "\",\"messages\":\"" + Format.count(messages) + "\",\"bytes\":\""
                + Format.bytes(bytes) + "\",\"sources\":\"" + Format.count(sources) + "\",\"recipients\":\""
                + Format.count(recipients) + "\",\"attachments\":\"" + Format.count(attachments) + "\"}";
    }
}
