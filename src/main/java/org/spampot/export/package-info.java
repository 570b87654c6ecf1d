/// Captured messages out again, byte for byte, in the forms that other programs read.
///
/// Start at [Exporter] (which messages, oldest first, what happened to each) and [Shelf] (where they go: one class a form).
/// Depends on: `store` (which messages), `report` (its guards for JSON and CSV). Does not: read the journal (whoever
/// calls gives [Contents]), change a byte of a message, send anything to anybody.
@NullMarked
package org.spampot.export;

import org.jspecify.annotations.NullMarked;
