/// From a message to what it says: small pure analyzers, one for each thing looked at, and one door to all of them.
///
/// Start at [MessageAnalysis]; the analyzers are listed in [Analyzers]; what they look at is [Mail].
/// Depends on: `model`, `mime`. Does not: read clocks, open files or sockets, resolve names, judge spam.
@NullMarked
package org.spampot.analysis;

import org.jspecify.annotations.NullMarked;
