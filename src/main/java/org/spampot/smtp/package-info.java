/// The SMTP conversation as a state machine: events in, actions out (RFC 5321, 1870, 2034, 2920, 6152).
///
/// Start at [Session]; each verb is one class in `org.spampot.smtp.verb`.
/// Depends on: `model`. Does not: open sockets, read clocks, draw random numbers, log, judge spam.
@NullMarked
package org.spampot.smtp;

import org.jspecify.annotations.NullMarked;
