/// The console asked over real HTTP, on a real store.
///
/// Start at [ConsoleFixture].
/// Depends on: `console`, `store.sql`, `mime`, `analysis`. Does not: need a browser; those tests are in `src/browser`.
@NullMarked
package org.spampot.console;

import org.jspecify.annotations.NullMarked;
