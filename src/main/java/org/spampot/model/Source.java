package org.spampot.model;

import java.util.List;

/// Where a message came from.
///
/// @param ip numeric address; empty when unknown
/// @param method `socket` for live capture from a stranger; `log` when a mail server's log has the client; `received` when a believed Received field noted it; `submission` when that
///        field says that the client had signed in; `header` when only a field like X-Originating-IP has it; `none`
/// @param confidence how sure that is: `high`, `medium`, `low`, `none`
/// @param reasons what was stepped over, and what else speaks for or against it, one short phrase each
public record Source(String ip, String method, String confidence, List<String> reasons) {
    public static final Source UNKNOWN = new Source("", "none");

    public Source {
        // documents kept by older programs have neither
        confidence = confidence == null ? "high" : confidence;
        reasons = reasons == null ? List.of() : List.copyOf(reasons);
    }

    /// Without doubt, as a socket tells it.
    public Source(String ip, String method) {
        this(ip, method, ip.isEmpty() ? "none" : "high", List.of());
    }
}
