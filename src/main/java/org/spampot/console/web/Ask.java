package org.spampot.console.web;

import java.net.InetAddress;
import java.util.Locale;
import java.util.Map;

/// A request as handlers see it: no sockets, no server.
///
/// @param path as sent, not decoded
/// @param variables what stood at `{name}` in the route's pattern
/// @param query decoded; the first value of each name
/// @param headers names in lower case; the first value of each
/// @param client who is connected
/// @param local the address of ours that he is connected to
/// @param body of a POST, at most [#MOST_BODY] bytes; else empty
public record Ask(String method, String path, Map<String, String> variables, Map<String, String> query,
        Map<String, String> headers, InetAddress client, InetAddress local, String body) {
    /// No form of the console is larger.
    public static final int MOST_BODY = 4_096;

    public Ask {
        variables = Map.copyOf(variables);
        query = Map.copyOf(query);
        headers = Map.copyOf(headers);
    }

    /// The same request with the `variables` of the route it was found to match.
    public Ask at(Map<String, String> found) {
        return new Ask(method, path, found, query, headers, client, local, body);
    }

    /// The value of a path variable, empty when the route has none of that name.
    public String variable(String name) {
        return variables.getOrDefault(name, "");
    }

    /// The value of a query parameter, empty when it is not given.
    public String query(String name) {
        return query.getOrDefault(name, "");
    }

    /// The value of a header, empty when it was not sent.
    public String header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }

    /// The value of a cookie, empty when it was not sent.
    public String cookie(String name) {
        for (String pair : header("cookie").split(";", 64)) {
            String trimmed = pair.strip();
            if (trimmed.startsWith(name + "=")) {
                return trimmed.substring(name.length() + 1);
            }
        }
        return "";
    }

    /// The token of `Authorization: Bearer TOKEN`, empty when there is none.
    public String bearer() {
        String value = header("authorization");
        return value.regionMatches(true, 0, "Bearer ", 0, 7) ? value.substring(7).strip() : "";
    }
}
