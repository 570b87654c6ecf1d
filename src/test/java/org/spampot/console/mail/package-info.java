/// Tests of `console.mail` by itself.
@NullMarked
package org.spampot.console.mail;

import org.jspecify.annotations.NullMarked;
