/// Tests of `console.web` by itself.
@NullMarked
package org.spampot.console.web;

import org.jspecify.annotations.NullMarked;
