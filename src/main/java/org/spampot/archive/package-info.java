/// Archives of mail and logs of mail servers as a stream of what they hold: every message, and every place that
/// was passed over, with the reason.
///
/// Start at [Archives] (what was named on a command line, opened) and [Found] (what comes out of it).
/// Depends on: `model`, commons-compress, xz. Does not: understand messages, keep anything, follow links.
@NullMarked
package org.spampot.archive;

import org.jspecify.annotations.NullMarked;
