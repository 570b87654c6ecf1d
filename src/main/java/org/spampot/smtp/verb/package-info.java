/// The verbs of SMTP: when each may be said, and what it does.
///
/// Start at [Verb], a table with one row per verb; each row names its [Step], one small class, in which *check* (may it
/// be obeyed now?) stands apart from *proceed* (obey).
/// Depends on: `model`, and `smtp` for the conversation that verbs act on. Does not: word replies (the persona does),
/// read bytes, keep state (a step has none).
@NullMarked
package org.spampot.smtp.verb;

import org.jspecify.annotations.NullMarked;
