package org.spampot.console;

import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.spampot.console.api.Api;
import org.spampot.console.api.Metrics;
import org.spampot.console.page.Mails;
import org.spampot.console.page.Overview;
import org.spampot.console.page.Pages;
import org.spampot.console.page.Talks;
import org.spampot.console.page.Tops;
import org.spampot.console.web.Route;
import org.spampot.console.web.Route.Shape;
import org.spampot.console.web.StaticFiles;
import org.spampot.store.Store;

/// The table of all addresses that the console answers to, and who may ask for them.
final class Routes {
    private Routes() {}

    static List<Route> of(Store store, MailReader mail, Live live, Health health, Pulse pulse, Pages pages,
            StaticFiles files, InstantSource clock, SignInPage signIn) {
        var overview = new Overview(store, live, pulse::counters, pages, clock);
        var mails = new Mails(store, mail, live, pages, clock);
        var talks = new Talks(store, pages);
        var tops = new Tops(store, pages, clock);
        var api = new Api(store, mail, live, clock);
        Supplier<Metrics> metrics = Once.of(() -> new Metrics(live, pulse::counters));
        return List.of(
                Route.page("/", overview::page),
                Route.page("/overview/lists", overview::piece),
                Route.page("/messages", mails::list),
                Route.page("/messages/{id}", mails::one),
                Route.page("/messages/{id}/html", mails::html),
                Route.page("/messages/{id}/raw", mails::raw),
                Route.page("/messages/{id}/parts/{number}", mails::part),
                Route.page("/sessions", talks::list),
                Route.page("/sessions/{id}", talks::one),
                Route.page("/top", tops::first),
                Route.page("/top/{kind}", tops::one),
                Route.data("/live", _ -> pulse.answer()),
                Route.open("GET", "/login", Shape.PAGE, signIn::show),
                Route.open("POST", "/login", Shape.PAGE, signIn::signIn),
                new Route("POST", "/logout", Route.Access.SIGNED_IN, Shape.PAGE, signIn::signOut),
                Route.open("GET", "/static/{name}", Shape.DATA, files::answer),
                Route.open("GET", "/static/vendor/{name}", Shape.DATA, files::answer),
                Route.open("GET", "/health/live", Shape.DATA, _ -> api.health(health.live(), "live", "broken")),
                Route.open("GET", "/health/ready", Shape.DATA,
                        _ -> api.health(health.ready(), "ready", "not ready")),
                Route.data("/metrics", ask -> metrics.get().answer(ask)),
                Route.data("/api/v1/openapi.json", api::description),
                Route.data("/api/v1/totals", api::totals),
                Route.data("/api/v1/activity", api::activity),
                Route.data("/api/v1/top/{kind}", api::top),
                Route.data("/api/v1/search", api::search),
                Route.data("/api/v1/messages/{id}", api::message),
                Route.data("/api/v1/messages/{id}/raw", api::raw),
                Route.data("/api/v1/sessions", api::sessions),
                Route.data("/api/v1/sessions/{id}", api::session),
                Route.data("/api/v1/now", api::now));
    }
}
