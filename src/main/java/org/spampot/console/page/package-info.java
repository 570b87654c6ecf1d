/// The pages: what they ask the store, and how it is put for a reader. Templates are in `src/main/jte`.
///
/// Start at [Pages]; a page is a view record here and a template of the same name there.
/// Depends on: `model`, `store`, the seams of `console`. Does not: judge requests, know the web server.
@NullMarked
package org.spampot.console.page;

import org.jspecify.annotations.NullMarked;
