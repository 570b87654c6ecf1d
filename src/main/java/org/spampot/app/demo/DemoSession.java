package org.spampot.app.demo;

import java.util.List;

/// One drawn session, ready to be played.
///
/// @param script the name of the script it is from
/// @param source the loopback address to come from
public record DemoSession(String script, String source, List<Step> steps) {
    public DemoSession {
        steps = List.copyOf(steps);
    }
}
