@NullMarked
package org.spampot.mime;

import org.jspecify.annotations.NullMarked;
