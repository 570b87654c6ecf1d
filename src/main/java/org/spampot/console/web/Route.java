package org.spampot.console.web;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// A row of the table of routes.
///
/// @param pattern a path, in which `{name}` stands for one segment
public record Route(String method, String pattern, Access access, Shape shape, Handler handler) {
    /// Who may ask.
    public enum Access {
        /// Anyone who reaches the port.
        ANYONE,
        /// Who has signed in, or shows the token.
        SIGNED_IN
    }

    /// What it answers, which is also how it says no.
    public enum Shape {
        /// A page: whoever has not signed in is led to the page where he can.
        PAGE,
        /// Data: errors are JSON.
        DATA
    }

    /// Answers one request. An exception that it throws is a failure of ours.
    @FunctionalInterface
    public interface Handler {
        Answer answer(Ask ask);
    }

    public static Route page(String pattern, Handler handler) {
        return new Route("GET", pattern, Access.SIGNED_IN, Shape.PAGE, handler);
    }

    public static Route data(String pattern, Handler handler) {
        return new Route("GET", pattern, Access.SIGNED_IN, Shape.DATA, handler);
    }

    public static Route open(String method, String pattern, Shape shape, Handler handler) {
        return new Route(method, pattern, Access.ANYONE, shape, handler);
    }

    /// What stands at the variables of the pattern in `path`; nothing when it does not match. Values are not decoded
    /// and never empty: whatever we put in a path needs no escape.
    public Optional<Map<String, String>> match(String path) {
        String[] wanted = pattern.split("/", -1);
        String[] given = path.split("/", wanted.length + 1);
        if (given.length != wanted.length) {
            return Optional.empty();
        }
        Map<String, String> variables = new HashMap<>();
        for (int index = 0; index < wanted.length; index++) {
            if (wanted[index].startsWith("{") && !given[index].isEmpty()) {
                variables.put(wanted[index].substring(1, wanted[index].length() - 1), given[index]);
            } else if (!wanted[index].equals(given[index])) {
                return Optional.empty();
            }
        }
        return Optional.of(variables);
    }
}
