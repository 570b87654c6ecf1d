@NullMarked
package org.spampot.analysis.html;

import org.jspecify.annotations.NullMarked;
