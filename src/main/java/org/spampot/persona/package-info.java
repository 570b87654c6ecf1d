/// Who we pretend to be: texts, extensions, patience and delays, as data files.
///
/// Start at [Personas], which finds one by name; `docs/reference/persona.md` describes the file.
/// Depends on: `model`, `smtp` (whose [org.spampot.smtp.Voice] a persona is), Jackson. Does not: decide what is
/// accepted, keep state, look at the machine's name (whoever calls passes it in).
@NullMarked
package org.spampot.persona;

import org.jspecify.annotations.NullMarked;
