/// Tests of the mechanisms of SASL; whole conversations are dialogs in `src/test/smtp`.
///
/// Start at [ExchangeTest].
@NullMarked
package org.spampot.smtp.auth;

import org.jspecify.annotations.NullMarked;
