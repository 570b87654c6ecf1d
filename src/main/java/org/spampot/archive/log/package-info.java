/// Logs of mail servers, read into the sessions and messages that their lines tell of.
///
/// Start at [LogReader] (files in, sessions out) and [LiveLog] (the same of a log that is still written); [Prefixes] takes
/// the head of a line apart, one class of [Rules] for each server knows its words, [Joins] puts lines together that belong
/// together.
/// Depends on: `model`, the nouns of `archive`. Does not: decide what a session means, keep anything, watch for signals of
/// the file system.
@NullMarked
package org.spampot.archive.log;

import org.jspecify.annotations.NullMarked;
