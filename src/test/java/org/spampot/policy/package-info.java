/// Tests of who is let in; whole conversations are dialogs in `src/test/smtp`.
///
/// Start at [PolicyTest].
@NullMarked
package org.spampot.policy;

import org.jspecify.annotations.NullMarked;
