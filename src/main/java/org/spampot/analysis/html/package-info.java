/// What a person sees of an HTML page, and what is on it without being seen.
///
/// Start at [SeenText]; [Look] says what hides text, [StyleSheet] reads `<style>`.
/// Depends on: jsoup. Does not: load anything, run scripts, know messages.
@NullMarked
package org.spampot.analysis.html;

import org.jspecify.annotations.NullMarked;
