/// What URLs, hosts, addresses and numbers mean, however they are written: pure functions over text.
///
/// Start at [WebUrl]; the analyzers that use them are in `org.spampot.analysis`.
/// Depends on: `model`, the public suffix list. Does not: know messages or HTML trees, resolve or fetch anything.
@NullMarked
package org.spampot.analysis.link;

import org.jspecify.annotations.NullMarked;
