/// How the log is written: one line for each thing that happened to us, on standard error.
///
/// Start at [Logging]; the layout is `logback.xml`.
/// Depends on: nothing of ours. Does not: record what senders did; that is journal and store.
@NullMarked
package org.spampot.app.log;

import org.jspecify.annotations.NullMarked;
