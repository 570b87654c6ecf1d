/// The nouns all rooms share: what was captured, who sent it, what was found in it.
///
/// Start at [Capture] (what the journal keeps) and [Analysis] (what was understood).
/// Depends on: the JDK only. Does not: do I/O, read clocks, log.
@NullMarked
package org.spampot.model;

import org.jspecify.annotations.NullMarked;
