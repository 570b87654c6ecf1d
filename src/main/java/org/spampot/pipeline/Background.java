package org.spampot.pipeline;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Work that can wait: its threads get what processor time the receiving of mail leaves over (ADR 12).
///
/// On Linux each thread has a niceness of its own (setpriority(2), "NOTES"), which anyone may raise and the JVM has no
/// way to set without privileges. The scheduler then shares by weight: at [#NICENESS] a thread gets a thirtieth of a
/// core that receiving wants whole, and all of one that is idle. Elsewhere such threads are like all others.
final class Background {
    private static final Logger LOG = LoggerFactory.getLogger(Background.class);
    /// Not 19: a garbage collection waits until every thread has come to a stop, the slowest included.
    private static final int NICENESS = 15;
    private static final int PRIO_PROCESS = 0;
    private static final int THIS_THREAD = 0;
    private static final Optional<MethodHandle> SET_PRIORITY = System.getProperty("os.name", "")
            .toLowerCase(Locale.ROOT).equals("linux") ? setPriority() : Optional.empty();

    private Background() {}

    /// `work`, to be run by a thread of its own, which it makes a background thread.
    static Runnable of(Runnable work) {
        return () -> {
            stepBack();
            work.run();
        };
    }

    private static void stepBack() {
        if (SET_PRIORITY.isPresent()) {
            try {
                var _ = (int) SET_PRIORITY.get().invokeExact(PRIO_PROCESS, THIS_THREAD, NICENESS);
            } catch (Throwable odd) {
                LOG.debug("the niceness of a thread cannot be set", odd);
            }
        }
    }

    @SuppressWarnings("restricted") // setpriority(int, unsigned, int) of the C library, as described here
    private static Optional<MethodHandle> setPriority() {
        try {
            Linker linker = Linker.nativeLinker();
            return linker.defaultLookup().find("setpriority").map(address -> linker.downcallHandle(address,
                    FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT,
                            ValueLayout.JAVA_INT)));
        } catch (RuntimeException | LinkageError none) {
            LOG.debug("niceness of threads is not to be had", none);
            return Optional.empty();
        }
    }
}
