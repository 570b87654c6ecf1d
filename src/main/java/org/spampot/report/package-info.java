/// Answers of the store in the notations that people and scripts read: text, JSON Lines, CSV.
///
/// Start at [Notation]; [Overview] is the report over a span of time.
/// Depends on: `store` (its questions and answers). Does not: open a store or a terminal, decide what is asked.
@NullMarked
package org.spampot.report;

import org.jspecify.annotations.NullMarked;
