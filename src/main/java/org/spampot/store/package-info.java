/// What is kept of all that was understood, and the questions it answers.
///
/// Start at [Store]; `org.spampot.store.sql` is its one implementation.
/// Depends on: `model`. Does not: know SQL outside `store.sql`, read the journal, parse mail.
@NullMarked
package org.spampot.store;

import org.jspecify.annotations.NullMarked;
