/// Tests of `console.page` by itself.
@NullMarked
package org.spampot.console.page;

import org.jspecify.annotations.NullMarked;
