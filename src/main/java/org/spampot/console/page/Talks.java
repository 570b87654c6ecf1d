package org.spampot.console.page;

import org.spampot.console.web.Answer;
import org.spampot.console.web.Ask;
import org.spampot.model.SessionId;
import org.spampot.store.Page;
import org.spampot.store.PageRequest;
import org.spampot.store.SessionFilter;
import org.spampot.store.SessionRow;
import org.spampot.store.Store;

/// Lists of sessions, and one session with its dialog.
public final class Talks {
    private static final int PAGE = 50;
    private static final int MOST_HELO = 512;

    private final Store store;
    private final Pages pages;

    public Talks(Store store, Pages pages) {
        this.store = store;
        this.pages = pages;
    }

    public Answer list(Ask ask) {
        String helo = ask.query("helo");
        var filter = new SessionFilter(ask.query("source").strip(), cut(helo), cut(ask.query("kind")),
                cut(ask.query("dialect").strip()), cut(ask.query("ja4").strip()), cut(ask.query("ja3").strip()),
                ask.query("login"));
        if (!filter.source().isEmpty() && !isAddress(filter.source())) {
            return pages.page("sessions", "Sessions", "sessions", "", new SessionsView(filter,
                    "the source is an IPv4 or IPv6 address, for example 192.0.2.1", java.util.List.of(), true, ""));
        }
        String before = SessionId.isWellFormed(ask.query("before")) ? ask.query("before") : "";
        Page<SessionRow> page = store.sessions(filter, new PageRequest(before, PAGE));
        String next = page.next().isEmpty()
                ? ""
                : "/sessions?" + SessionsView.query(filter) + "before=" + SearchLink.encoded(page.next());
        return pages.page("sessions", "Sessions", "sessions", "",
                new SessionsView(filter, "", page.rows(), before.isEmpty(), next));
    }

    private static String cut(String value) {
        return value.length() > MOST_HELO ? value.substring(0, MOST_HELO) : value;
    }

    static boolean isAddress(String text) {
        try {
            java.net.InetAddress.ofLiteral(text);
            return true;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    public Answer one(Ask ask) {
        String id = ask.variable("id");
        if (!SessionId.isWellFormed(id)) {
            return pages.error(404, "a session id has 26 letters and digits", true);
        }
        return store.session(new SessionId(id))
                .<Answer>map(detail -> pages.page("session", "Session", "sessions", "",
                        new SessionView(detail, DialogLine.of(detail.transcript()))))
                .orElseGet(() -> pages.error(404, "there is no session of this id; it may still be open", true));
    }
}
