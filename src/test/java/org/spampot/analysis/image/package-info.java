/// Pictures made by the tests, and what is found in them.
@NullMarked
package org.spampot.analysis.image;

import org.jspecify.annotations.NullMarked;
