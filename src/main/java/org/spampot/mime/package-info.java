/// Bytes to a MIME tree that never fails: what is broken becomes a named defect, what is too much is cut and said.
///
/// Start at [MimeReader]; a tree is made of [MimePart]s with [HeaderField]s; oddities are listed in [MimeDefect].
/// Depends on: `model`, and a charset guesser for text whose declared charset is unknown or untrue.
/// Does not: do I/O, read clocks, judge spam, look inside files.
@NullMarked
package org.spampot.mime;

import org.jspecify.annotations.NullMarked;
