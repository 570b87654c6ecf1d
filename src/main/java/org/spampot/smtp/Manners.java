package org.spampot.smtp;

/// How much a persona bears.
///
/// @param heloRequired whether MAIL without HELO or EHLO is refused
/// @param errorsBeforeHangup after how many refused commands in a row of unsuccessful ones it says 421; 0 for never
/// @param idleBeforeErrors how many commands that lead nowhere (RSET, NOOP, VRFY ...) are free; each further one
///         counts as an error; 0 for all of them
/// @param hangsUpOnOtherProtocols whether a client that speaks HTTP, TLS ... instead of SMTP is left at once
public record Manners(boolean heloRequired, int errorsBeforeHangup, int idleBeforeErrors,
        boolean hangsUpOnOtherProtocols) {}
