package org.spampot.console;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;

/// How the console is reached.
///
/// @param bind numeric address and port; port 0 takes a free one
/// @param token what signs in, at least 16 characters; empty: one is kept in `tokenFile`
/// @param tokenFile read when `token` is empty, and made with a new token when it is not there
/// @param allowedHosts names it may be called by, besides its address and localhost
public record ConsoleSettings(InetSocketAddress bind, String token, Path tokenFile, List<String> allowedHosts) {
    public ConsoleSettings {
        allowedHosts = List.copyOf(allowedHosts);
    }
}
