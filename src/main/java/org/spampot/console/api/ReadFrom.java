package org.spampot.console.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spampot.model.Imported;

/// Where something was read from that we did not receive.
record ReadFrom(String run, String path, long offset, String format, Instant at, @Nullable Log logged) {
    /// What the log of a mail server says.
    record Log(String server, String client, String messageId, long size, List<Delivery> deliveries) {}

    /// What became of a message for one recipient.
    record Delivery(String recipient, String status, String text) {}

    static @Nullable ReadFrom of(@Nullable Imported imported) {
        return imported == null
                ? null
                : new ReadFrom(imported.run().value(), imported.path(), imported.offset(), imported.format(),
                        imported.at(), log(imported));
    }

    private static @Nullable Log log(Imported imported) {
        var logged = imported.logged();
        return logged == null
                ? null
                : new Log(logged.server(), logged.client(), logged.messageId(), logged.size(),
                        logged.deliveries().stream()
                                .map(each -> new Delivery(each.recipient(), each.status(), each.text())).toList());
    }
}
