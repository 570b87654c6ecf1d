/// What a session's transcript tells of its client: the dialect it speaks, and what it came for.
///
/// Start at [Sessions], which is told a session, and [MessageSigns], which is told a message; the features of a dialect
/// are the table in [Dialects], known probes are rows of `probes.tsv` read by [Probes].
/// Depends on: `model`. Does not: read clocks, open files or sockets, resolve names, decide what is done with a client.
@NullMarked
package org.spampot.analysis.session;

import org.jspecify.annotations.NullMarked;
