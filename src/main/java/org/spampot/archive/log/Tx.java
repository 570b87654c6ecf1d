package org.spampot.archive.log;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.spampot.archive.Found;
import org.spampot.model.Logged;

/// A message while its lines are put together; bounded.
///
/// Thread-safety: belongs to one thread.
final class Tx {
    /// More recipients, or attempts to deliver, are not kept.
    static final int MOST = 1000;

    final Open open;
    final String queueId;
    /// Names the queue entry.
    final String key;
    private final Instant at;
    private @Nullable String sender;
    private final Set<String> recipients = new LinkedHashSet<>();
    private final List<Logged.Delivery> deliveries = new ArrayList<>();
    private String messageId = "";
    private long size;
    private int expected;
    /// Nothing more is to be heard of it.
    boolean done;
    /// The server has taken it over, so that it outlives the connection.
    boolean queued;

    Tx(Open open, String queueId, String key, Instant at) {
        this.open = open;
        this.queueId = queueId;
        this.key = key;
        this.at = at;
    }

    void sender(String said) {
        if (sender == null) {
            sender = unquoted(said);
            open.grow(said.length());
        }
    }

    boolean isFrom(@Nullable String other) {
        return sender == null || other == null || sender.equals(unquoted(other));
    }

    void messageId(String said) {
        messageId = said;
        open.grow(said.length());
    }

    void size(String digits) {
        size = number(digits);
    }

    void expect(String digits) {
        expected = (int) Math.min(Integer.MAX_VALUE, number(digits));
    }

    /// Whether every recipient that was announced has its outcome, none of them a delay.
    boolean isDelivered() {
        return expected > 0 && deliveries.stream().filter(delivery -> !delivery.status().equals("deferred"))
                .map(Logged.Delivery::recipient).distinct().count() >= expected;
    }

    void recipient(String said) {
        String address = unquoted(said);
        if (!address.isEmpty() && recipients.size() < MOST && recipients.add(address)) {
            open.grow(address.length());
        }
    }

    void delivery(String recipient, String status, String text) {
        recipient(recipient);
        if (deliveries.size() < MOST) {
            deliveries.add(new Logged.Delivery(unquoted(recipient), status, text));
            open.grow(recipient.length() + text.length() + 32);
        }
    }

    private static String unquoted(String address) {
        return address.length() > 1 && address.startsWith("<") && address.endsWith(">")
                ? address.substring(1, address.length() - 1)
                : address;
    }

    static long number(String digits) {
        long value = 0;
        for (int i = 0; i < digits.length() && i < 18 && Character.digit(digits.charAt(i), 10) >= 0; i++) {
            value = value * 10 + Character.digit(digits.charAt(i), 10);
        }
        return value;
    }

    /// Whether it says anything of a message.
    boolean isKnown() {
        return sender != null || !recipients.isEmpty() || !messageId.isEmpty() || size > 0;
    }

    boolean isRefused() {
        return !queued && deliveries.stream().anyMatch(delivery -> delivery.status().equals("rejected"));
    }

    Found.Transaction found(String server, String client) {
        return new Found.Transaction(queueId, at, sender, List.copyOf(recipients),
                new Logged(server, client, messageId, size, deliveries));
    }
}
