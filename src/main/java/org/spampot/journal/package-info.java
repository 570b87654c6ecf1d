/// The append-only memory of the honeypot: captures as WARC/1.1 records, durable before a client reads 250.
///
/// Start at [Journal] (append), [JournalReader] (replay), [DataDirectory] (who owns it) and [Spool] (what others hand over);
/// `docs/reference/journal.md` shows the records byte by byte.
/// Depends on: `model`, jwarc (writing), Jackson. Does not: know SMTP, look into messages, delete anything.
@NullMarked
package org.spampot.journal;

import org.jspecify.annotations.NullMarked;
