package org.spampot.listen.syn;

/// Oddities of a SYN, by the words of p0f (lcamtuf.coredump.cx/p0f3) and in its order.
enum Quirk {
    /// Don't fragment.
    DF("df"),
    /// An IP id beside it, which means nothing.
    ID_WITH_DF("id+"),
    /// No IP id, where one is needed.
    NO_ID("id-"),
    /// Explicit congestion notification.
    ECN("ecn"),
    /// The reserved bit of IPv4 is set.
    RESERVED("0+"),
    /// IPv6 with a flow label.
    FLOW("flow"),
    /// Sequence number 0.
    NO_SEQUENCE("seq-"),
    /// An acknowledgment number without its flag.
    ACK_NUMBER("ack+"),
    /// The flag without the number.
    NO_ACK_NUMBER("ack-"),
    /// An urgent pointer without its flag.
    URGENT_POINTER("uptr+"),
    /// The flag for urgent data.
    URGENT("urgf+"),
    /// The flag for pushed data.
    PUSH("pushf+"),
    /// A timestamp of 0.
    NO_TIMESTAMP("ts1-"),
    /// An echoed timestamp, where there is nothing to echo yet.
    ECHOED_TIMESTAMP("ts2+"),
    /// Something after the end of options.
    TRAILING_OPTIONS("opt+"),
    /// A window scale that is too large.
    EXCESSIVE_SCALE("exws"),
    /// Options that cannot be read.
    BAD_OPTIONS("bad");

    private final String word;

    Quirk(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }
}
