/// Web pages and a JSON API over the store, for people who look at hostile content all day.
///
/// Start at [Console], then the table of routes in [Routes]. `web` is the transport and its guards, `page` the pages,
/// `api` the JSON, `mail` what makes mail safe to look at.
/// Depends on: `model`, `store`. Does not: decide or change anything, parse mail, open a connection to anywhere.
@NullMarked
package org.spampot.console;

import org.jspecify.annotations.NullMarked;
