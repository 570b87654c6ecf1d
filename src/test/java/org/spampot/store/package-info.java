/// What every store must do, and how searches are read.
@NullMarked
package org.spampot.store;

import org.jspecify.annotations.NullMarked;
