/// Plays the dialogs of `src/test/smtp`, on a bare session or on any other wire.
///
/// Start at [Player]; [Dialog] reads the files, [SessionWire] is a session in memory.
@NullMarked
package org.spampot.smtp.dialog;

import org.jspecify.annotations.NullMarked;
