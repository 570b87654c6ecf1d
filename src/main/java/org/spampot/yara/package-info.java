/// The operator's YARA rules, run by the `yara` program of the system: hostile bytes meet its C code in a child process and
/// never in ours.
///
/// Start at [Yara]; [YaraChild] is one process. Depends on: the JDK, `model`. Does not: know what a message is, decide what a
/// match means, or reach any network.
@NullMarked
package org.spampot.yara;

import org.jspecify.annotations.NullMarked;
