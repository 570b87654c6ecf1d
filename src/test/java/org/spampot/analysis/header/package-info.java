@NullMarked
package org.spampot.analysis.header;

import org.jspecify.annotations.NullMarked;
