package org.spampot.app.log;

import org.slf4j.bridge.SLF4JBridgeHandler;

/// Brings everything that libraries log to one place.
///
/// Thread-safety: called once, by the first thread, before any library is used.
public final class Logging {
    private Logging() {}

    /// Says how much is logged and how it is written, before the first logger is made, and begins.
    ///
    /// @param level of our own classes: `error` to `debug`
    /// @param format `human` or `json`
    public static void start(String level, String format) {
        System.setProperty("SPAMPOT_LOG_LEVEL", level);
        System.setProperty("SPAMPOT_LOG_FORMAT", format);
        start();
    }

    /// Leads `java.util.logging`, which the web server writes to, into SLF4J and so into `logback.xml`.
    public static void start() {
        if (!SLF4JBridgeHandler.isInstalled()) {
            SLF4JBridgeHandler.removeHandlersForRootLogger();
            SLF4JBridgeHandler.install();
        }
    }
}
