/// The store in a SQL database: SQLite now, servers later by one JDBC URL.
///
/// Start at [SqlStore]; what is kept is written by `Writer`, asked by `Statistics`, `Messages`, `Sessions`.
/// Depends on: `model`, `store`. Does not: parse mail, read the journal, decide what is worth keeping.
@NullMarked
package org.spampot.store.sql;

import org.jspecify.annotations.NullMarked;
