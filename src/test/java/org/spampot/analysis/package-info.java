@NullMarked
package org.spampot.analysis;

import org.jspecify.annotations.NullMarked;
