/// Tests of the SMTP session; most of them are dialogs in `src/test/smtp`.
///
/// Start at [DialogTest].
@NullMarked
package org.spampot.smtp;

import org.jspecify.annotations.NullMarked;
