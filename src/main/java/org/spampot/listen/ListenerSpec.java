package org.spampot.listen;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import org.spampot.model.Endpoint;
import org.spampot.model.Network;
import org.spampot.smtp.Access;
import org.spampot.smtp.Protocol;
import org.spampot.smtp.Voice;

/// One address to listen on, and who answers there.
///
/// @param name what captures, logs and metrics call it: `smtp`
/// @param bind numeric address and port; port 0 takes a free one. `0.0.0.0` is every IPv4 address of the machine, `::`
///        every IPv6 address and no IPv4 one, so that both can be given
/// @param access who is let in
/// @param proxies whose word is taken for who their client is: they begin with a PROXY header
/// @param receiveWindow bytes of its sockets' receive buffers, which is what clients may send unread; 0 for the system's
/// @param tls whether TLS is spoken, and as whom
/// @param protocol what is spoken
/// @param relays mail servers of the operator's own, which bring what others sent to them
public record ListenerSpec(String name, Endpoint bind, Voice voice, Access access, List<Network> proxies,
        int receiveWindow, ListenerTls tls, Protocol protocol, List<Network> relays) {
    public ListenerSpec {
        proxies = List.copyOf(proxies);
        relays = List.copyOf(relays);
    }

    /// The listener that `hostAndPort` writes: an open relay that speaks SMTP.
    ///
    /// @throws IllegalArgumentException in one line, when it is not written like [#endpoint(String)]
    public static ListenerSpec of(String name, String hostAndPort, Voice voice) {
        return new ListenerSpec(name, endpoint(hostAndPort), voice, Access.OPEN, List.of(), 0, new ListenerTls.None(),
                Protocol.SMTP, List.of());
    }

    /// The same with another way to speak TLS.
    public ListenerSpec with(ListenerTls other) {
        return new ListenerSpec(name, bind, voice, access, proxies, receiveWindow, other, protocol, relays);
    }

    /// The same, letting in whom `other` does.
    public ListenerSpec letting(Access other) {
        return new ListenerSpec(name, bind, voice, other, proxies, receiveWindow, tls, protocol, relays);
    }

    /// The same, speaking `other`.
    public ListenerSpec speaking(Protocol other) {
        return new ListenerSpec(name, bind, voice, access, proxies, receiveWindow, tls, other, relays);
    }

    /// The same, knowing `others` as relays.
    public ListenerSpec behind(List<Network> others) {
        return new ListenerSpec(name, bind, voice, access, proxies, receiveWindow, tls, protocol, others);
    }

    /// All relays when `client` is one of them, else none.
    List<Network> relaysWith(InetAddress client) {
        return relays.stream().anyMatch(relay -> relay.contains(client)) ? relays : List.of();
    }

    /// Whether `address` is a proxy's.
    boolean proxied(InetAddress address) {
        return proxies.stream().anyMatch(proxy -> proxy.contains(address));
    }

    /// Reads `192.0.2.1:25` and `[2001:db8::1]:25`. Host names are not taken, as they would have to be looked up.
    ///
    /// @throws IllegalArgumentException in one line: what was given and how it should look
    public static Endpoint endpoint(String text) {
        int colon = text.lastIndexOf(':');
        String host = colon < 0 ? "" : text.substring(0, colon);
        boolean bracketed = host.length() > 2 && host.startsWith("[") && host.endsWith("]");
        try {
            InetAddress address = InetAddress.ofLiteral(bracketed ? host.substring(1, host.length() - 1) : host);
            int port = Integer.parseInt(text, colon + 1, text.length(), 10);
            if (port < 0 || port > 65_535 || bracketed != address instanceof Inet6Address) {
                throw unreadable(text);
            }
            return new Endpoint(address, port);
        } catch (NumberFormatException notPort) {
            throw unreadable(text);
        } catch (IllegalArgumentException notAddress) {
            throw unreadable(text);
        }
    }

    private static IllegalArgumentException unreadable(String text) {
        return new IllegalArgumentException("not an address to listen on: '" + text
                + "'; write IP:PORT with a numeric IP, for example 0.0.0.0:2525 or [::]:2525");
    }
}
