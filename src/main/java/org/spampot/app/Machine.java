package org.spampot.app;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;

/// What the machine says of itself, without asking a name server.
final class Machine {
    private Machine() {}

    /// The host name as the kernel has it; `localhost` when it does not say.
    static String name() {
        try {
            String name = Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
            return name.matches("[A-Za-z0-9]([A-Za-z0-9.-]{0,252})") ? name : "localhost";
        } catch (IOException notLinux) {
            String name = System.getenv().getOrDefault("HOSTNAME", "");
            return name.matches("[A-Za-z0-9]([A-Za-z0-9.-]{0,252})") ? name : "localhost";
        }
    }

    /// The usual text of an address: `127.0.0.1`, `[::1]`, `[2001:db8::1]`.
    static String text(InetAddress address) {
        String text = address.getHostAddress();
        if (!(address instanceof Inet6Address)) {
            return text;
        }
        return "[" + text.replaceFirst("%.*", "").replaceFirst("(^|:)(0(:0)+)(:|$)", "::") + "]";
    }
}
