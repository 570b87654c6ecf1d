/// The only door out: whatever connects, connects from here.
///
/// Start at [LoopbackSmtp], which for now is all there is: it reaches this machine and nothing else.
/// Depends on: the JDK only. Does not: resolve names, relay mail, connect anywhere that a guard here has not allowed.
@NullMarked
package org.spampot.egress;

import org.jspecify.annotations.NullMarked;
