/// Who is let in: which logins are believed, which senders and recipients are taken, by rules and with a memory.
///
/// Start at [Policy], which answers for one listener; `docs/reference/rules.md` says what the operator can write.
/// Depends on: `model`, `smtp` (whose [org.spampot.smtp.Access] it is). Does not: word an answer (the persona does), look
/// at content, write to disk.
@NullMarked
package org.spampot.policy;

import org.jspecify.annotations.NullMarked;
