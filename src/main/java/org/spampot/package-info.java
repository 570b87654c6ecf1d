/// Spampot: an SMTP honeypot that keeps, understands, groups and shows the spam it is sent.
///
/// Start at [Main], which only calls `org.spampot.cli`; `ARCHITECTURE.md` follows one message through the rooms.
/// Depends on: `cli`. Does not: hold any logic.
@NullMarked
package org.spampot;

import org.jspecify.annotations.NullMarked;
