/// The mechanisms of SASL (RFC 4422) that a client may sign in with, each a small script without I/O.
///
/// Start at [Mechanism], a table with one row each; [Exchange] is one attempt: lines in, challenges out, and at the end a
/// [Claim] that somebody has to believe or not.
/// Depends on: `model`. Does not: believe anybody ([org.spampot.smtp.Access] does), draw random numbers, read clocks.
@NullMarked
package org.spampot.smtp.auth;

import org.jspecify.annotations.NullMarked;
