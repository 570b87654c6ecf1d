package org.spampot.pipeline;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/// The processors of this machine, or of the container it gives us.
final class Processors {
    private Processors() {}

    /// How busy they were, by all programs together, since this was last asked: from 0 to 1, or negative when nobody
    /// knows.
    static double load() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getCpuLoad();
    }
}
