package org.spampot.console.web;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.spampot.console.web.Route.Access;
import org.spampot.console.web.Route.Shape;
import org.spampot.model.Printable;

/// Lets a request through to its route, or says no. In this order: does the request mean us at all (DNS rebinding), was
/// it made by one of our pages or by a person (cross-site requests), is it signed in, is there such a route.
///
/// Thread-safety: any thread, as far as the handlers are.
public final class Door {
    private static final Logger LOG = LoggerFactory.getLogger(Door.class);

    private final List<Route> routes;
    private final HostNames names;
    private final AccessToken token;
    private final SignIns signIns;
    private final Attempts attempts;
    private final InstantSource clock;
    private final ErrorPage errorPage;

    /// What a person sees instead of the page he asked for.
    @FunctionalInterface
    public interface ErrorPage {
        Answer.Whole show(int status, String message, boolean signedIn);
    }

    public Door(List<Route> routes, HostNames names, AccessToken token, SignIns signIns, Attempts attempts,
            InstantSource clock, ErrorPage errorPage) {
        this.routes = List.copyOf(routes);
        this.names = names;
        this.token = token;
        this.signIns = signIns;
        this.attempts = attempts;
        this.clock = clock;
        this.errorPage = errorPage;
    }

    /// A route, and the request as that route sees it.
    private record Match(Route route, Ask ask) {}

    public Answer answer(Ask ask) {
        if (!names.mean(ask.header("host"), ask.local())) {
            return Answer.text(421, "This console does not answer to the name "
                    + Printable.line(ask.header("host"), 100)
                    + ". If it should, add the name to console.allowed-hosts in the configuration.\n");
        }
        Optional<Match> match = match(ask);
        Shape shape = match.map(found -> found.route().shape()).orElse(shapeOf(ask.path()));
        if (!isOurs(ask)) {
            return no(shape, 403, "this request came from a page of another site", false);
        }
        boolean open = match.filter(found -> found.route().access() == Access.ANYONE).isPresent();
        Optional<Answer> refused = open ? Optional.empty() : refusal(ask, shape);
        if (refused.isPresent()) {
            return refused.get();
        }
        if (match.isEmpty()) {
            return notFound(ask, shape);
        }
        return handled(match.get(), shape);
    }

    /// Whatever goes wrong in a handler is our failure, told in full to the log only.
    private Answer handled(Match match, Shape shape) {
        try {
            return match.route().handler().answer(match.ask());
        } catch (BadRequest bad) {
            return no(shape, 400, bad.getMessage(), false);
        } catch (RuntimeException failure) {
            LOG.error("console failed to answer {}", Printable.line(match.ask().path(), 200), failure);
            return no(shape, 500, "this could not be answered; the log says why", true);
        }
    }

    private Optional<Match> match(Ask ask) {
        return routes.stream().filter(route -> route.method().equals(ask.method()))
                .flatMap(route -> route.match(ask.path()).map(found -> new Match(route, ask.at(found))).stream())
                .findFirst();
    }

    private Answer notFound(Ask ask, Shape shape) {
        boolean otherMethod = routes.stream().anyMatch(route -> route.match(ask.path()).isPresent());
        return otherMethod
                ? no(shape, 405, "this address does not take " + Printable.line(ask.method(), 10), true)
                : no(shape, 404, "there is nothing at this address", true);
    }

    /// Browsers say who made them ask (Fetch Metadata). Other sites may link to us, and nothing else; a browser that
    /// says nothing is old, or no browser. A request that changes something wants proof.
    private static boolean isOurs(Ask ask) {
        String site = ask.header("sec-fetch-site");
        String origin = ask.header("origin");
        boolean sameOrigin = origin.isEmpty() || isOrigin(origin, ask.header("host"));
        if (!ask.method().equals("GET")) {
            // our own forms have the origin "null", as our pages send no referrer; the site then is the proof
            return site.equals("same-origin")
                    || (site.isEmpty() && sameOrigin && (!origin.isEmpty() || !ask.bearer().isEmpty()));
        }
        boolean navigation = ask.header("sec-fetch-mode").equals("navigate")
                && ask.header("sec-fetch-dest").equals("document");
        return navigation
                || (sameOrigin && (site.isEmpty() || site.equals("same-origin") || site.equals("none")));
    }

    private static boolean isOrigin(String origin, String host) {
        return origin.equals("http://" + host) || origin.equals("https://" + host);
    }

    private Optional<Answer> refusal(Ask ask, Shape shape) {
        Instant now = clock.instant();
        String bearer = ask.bearer();
        if (bearer.isEmpty()) {
            if (signIns.isValid(ask.cookie(cookieName(ask)), now)) {
                return Optional.empty();
            }
            return Optional.of(shape == Shape.PAGE
                    ? Answer.seeOther("/login")
                    : no(shape, 401, "sign in, or send the header Authorization: Bearer TOKEN", false)
                            .with("WWW-Authenticate", "Bearer realm=\"spampot\""));
        }
        return switch (attempts.judge(bearer, token, ask.client(), now)) {
            case RIGHT -> Optional.empty();
            case WRONG -> Optional.of(no(shape, 401, "this is not the token", false)
                    .with("WWW-Authenticate", "Bearer realm=\"spampot\", error=\"invalid_token\""));
            case WAIT -> Optional.of(no(shape, 429, "too many wrong tokens; wait a minute", false)
                    .with("Retry-After", Long.toString(Attempts.SPAN.toSeconds())));
        };
    }

    /// Cookies do not know ports, so that two consoles on one machine need two names.
    public static String cookieName(Ask ask) {
        String port = ask.header("host").replaceFirst("^.*:", "");
        return port.matches("[0-9]{1,5}") ? "spampot-" + port : "spampot";
    }

    private Answer.Whole no(Shape shape, int status, String message, boolean signedIn) {
        return switch (shape) {
            case PAGE -> errorPage.show(status, message, signedIn);
            case DATA -> error(status, message);
        };
    }

    /// How data routes say no.
    public static Answer.Whole error(int status, String message) {
        return Answer.json(status, "{\"error\":" + quoted(message) + "}\n");
    }

    private static String quoted(String message) {
        return "\"" + Printable.line(message, 500).replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static Shape shapeOf(String path) {
        return path.startsWith("/api/") || path.equals("/metrics") || path.equals("/live") || path.startsWith("/health")
                ? Shape.DATA
                : Shape.PAGE;
    }

    /// All routes, for those who describe or test them.
    public List<Route> routes() {
        return routes;
    }

}
