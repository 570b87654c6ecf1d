/// Tests of persona files, good and bad.
@NullMarked
package org.spampot.persona;

import org.jspecify.annotations.NullMarked;
