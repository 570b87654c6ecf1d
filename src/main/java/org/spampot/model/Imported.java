package org.spampot.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Where a capture was read from that did not come in by a socket of ours.
///
/// @param run names the run of `spampot import` or `spampot deliver` that read it; it has the form of a session id, and runs sort by time
/// @param path of the file as it was named on the command line; what is inside of an archive follows after `!`:
///        `spam.zip!2003/01.mbox`. `-` is standard input
/// @param offset where the message, or the first line of the log that tells of it, begins in that file, unpacked: bytes
/// @param format how the file was read: `mbox`, `maildir`, `mh`, `eml`, `emlx`, `msg`, `maillog`, `pipe`
/// @param at when it was read
/// @param trust whose Received fields were to be believed, as the operator said
/// @param logged what the log says; nothing when the message itself is there
public record Imported(SessionId run, String path, long offset, String format, Instant at, TrustedNetworks trust,
        @Nullable Logged logged) {}
