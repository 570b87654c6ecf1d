package org.spampot.model;

import java.util.List;

/// What a mail server's log says of a message that is not there itself.
///
/// @param server the host that wrote the log, as the log names it; empty when it does not
/// @param client the name that the server found for the client's address, and the address for the name; empty when there is none
/// @param messageId with its angle brackets as logged; empty when it is not logged
/// @param size in bytes as logged; 0 when it is not
/// @param deliveries one for each recipient and attempt to deliver or refusal, in the order of the log
public record Logged(String server, String client, String messageId, long size, List<Delivery> deliveries) {
    public Logged {
        deliveries = List.copyOf(deliveries);
    }

    /// What became of the message for one recipient.
    ///
    /// @param recipient as logged; empty when the server refused before it heard of one
    /// @param status in one word: `sent`, `deferred`, `bounced`, `expired`, `discarded`, `rejected`, `held`
    /// @param text the server's reason, as logged
    public record Delivery(String recipient, String status, String text) {}
}
