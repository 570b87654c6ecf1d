/// What makes mail safe to look at: HTML without anything that acts or loads, links that cannot be followed, images
/// that are what they say.
///
/// Start at [SafeHtml].
/// Depends on: the JDK and an HTML parser. Does not: read mail, answer requests, load anything.
@NullMarked
package org.spampot.console.mail;

import org.jspecify.annotations.NullMarked;
