/// Requests in, answers out, and everything that must hold for each of them: who may ask, from where, and what a
/// browser may do with the answer.
///
/// Start at [Door], which every request passes; [Transport] is the only class that knows the web server.
/// Depends on: `model`. Does not: know pages, the store, or mail.
@NullMarked
package org.spampot.console.web;

import org.jspecify.annotations.NullMarked;
