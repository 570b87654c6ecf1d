/// The rooms put together by hand: what starts in which order, what a command does once its options are read.
///
/// Start at [Assembly] (the running honeypot) and [Desk] (what reading commands ask).
/// Depends on: every room but `cli`. Does not: read arguments, write to standard output, end the program.
@NullMarked
package org.spampot.app;

import org.jspecify.annotations.NullMarked;
