@NullMarked
package org.spampot.analysis.session;

import org.jspecify.annotations.NullMarked;
