/// What the fields of a message's header mean: who carried it, when, who vouches for it, and from where it came.
///
/// Start at [SourceWalk] and [ReceivedField]; the analyzers that use them are in `org.spampot.analysis`.
/// Depends on: `model`, `mime`, `analysis.link`. Does not: believe what is written, ask DNS, check signatures.
@NullMarked
package org.spampot.analysis.header;

import org.jspecify.annotations.NullMarked;
