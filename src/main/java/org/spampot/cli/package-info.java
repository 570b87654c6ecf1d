/// The command line: one file for each subcommand, which reads its options and calls `app`.
///
/// Start at [Spampot], which finds the subcommand and turns what went wrong into one line and an exit code.
/// Depends on: `app`, picocli. Does not: know rooms behind `app`, decide anything that a test of `app` could not.
@NullMarked
package org.spampot.cli;

import org.jspecify.annotations.NullMarked;
