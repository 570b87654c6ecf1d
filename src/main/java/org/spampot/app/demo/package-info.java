/// The bundled spam sessions of `spampot demo`: scripts to steps, steps to a real SMTP connection on loopback.
///
/// Start at [DemoScript]; the scripts and their language are in `src/main/resources/org/spampot/demo`.
/// Depends on: `model`, `egress` (loopback only). Does not: reach any other machine, touch the store.
@NullMarked
package org.spampot.app.demo;

import org.jspecify.annotations.NullMarked;
