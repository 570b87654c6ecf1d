package org.spampot.listen;

import java.util.concurrent.atomic.LongAdder;

/// Counts what happens on all event loops.
///
/// Thread-safety: every field may be added to by any thread.
final class Counters {
    final LongAdder accepted = new LongAdder();
    final LongAdder refused = new LongAdder();
    final LongAdder refusedUncaptured = new LongAdder();
    final LongAdder proxyRefused = new LongAdder();
    final LongAdder tlsStarted = new LongAdder();
    final LongAdder tlsFailed = new LongAdder();
    final LongAdder commands = new LongAdder();
    final LongAdder acknowledged = new LongAdder();
    final LongAdder notStored = new LongAdder();
    final LongAdder partial = new LongAdder();
    final LongAdder memoryShort = new LongAdder();
    final LongAdder lost = new LongAdder();
    final LongAdder failed = new LongAdder();
    final LongAdder acceptFailures = new LongAdder();
    final LongAdder bytesIn = new LongAdder();
    final LongAdder bytesOut = new LongAdder();

    ListenStats read(int openSessions, long contentHeld, long capturesUnderWay) {
        return new ListenStats(openSessions, accepted.sum(), refused.sum(), refusedUncaptured.sum(),
                proxyRefused.sum(), tlsStarted.sum(), tlsFailed.sum(), commands.sum(),
                acknowledged.sum(), notStored.sum(), partial.sum(), memoryShort.sum(), lost.sum(), failed.sum(),
                acceptFailures.sum(), bytesIn.sum(), bytesOut.sum(), contentHeld, capturesUnderWay);
    }
}
