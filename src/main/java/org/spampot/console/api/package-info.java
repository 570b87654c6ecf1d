/// The answers of the store as JSON, CSV and metrics, for scripts.
///
/// Start at [Api]; its routes are described to the world by `openapi.json` beside it.
/// Depends on: `model`, `store`, the seams of `console`. Does not: judge requests, change anything.
@NullMarked
package org.spampot.console.api;

import org.jspecify.annotations.NullMarked;
