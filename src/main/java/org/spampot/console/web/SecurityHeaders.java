package org.spampot.console.web;

import java.util.Map;
import java.util.TreeMap;

/// What every answer tells the browser it may do with it. An answer that needs other words brings its own.
public final class SecurityHeaders {
    /// Pages load our own scripts, styles and data, and nothing else from anywhere; nothing inline.
    public static final String PAGE_POLICY = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " img-src 'self' data:; connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'self';"
            + " frame-ancestors 'none'";

    /// Mail in its frame: no origin, no script, no form, no navigation, no load; its own styles and inlined images.
    public static final String MAIL_POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:;"
            + " base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    private static final Map<String, String> ALWAYS = Map.of(
            "Content-Security-Policy", PAGE_POLICY,
            "X-Content-Type-Options", "nosniff",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
            "X-Robots-Tag", "noindex, nofollow",
            "Cache-Control", "no-store");

    private SecurityHeaders() {}

    /// All headers of an answer that brings `own`.
    public static Map<String, String> around(Map<String, String> own) {
        var all = new TreeMap<>(ALWAYS);
        all.putAll(own);
        return all;
    }
}
