@NullMarked
package org.spampot.analysis.file;

import org.jspecify.annotations.NullMarked;
