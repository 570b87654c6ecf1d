package org.spampot.console;

import java.time.InstantSource;
import org.spampot.console.page.Pages;
import org.spampot.console.web.Answer;
import org.spampot.console.web.Ask;
import org.spampot.console.web.Attempts;
import org.spampot.console.web.Door;
import org.spampot.console.web.SignIns;
import org.spampot.console.web.Transport;

/// Signing in by the token, and signing out.
final class SignInPage {
    /// Judges a token that was given.
    @FunctionalInterface
    interface Judge {
        Attempts.Verdict judge(String token, Ask ask);
    }

    private final SignIns signIns;
    private final Judge judge;
    private final Pages pages;
    private final InstantSource clock;

    SignInPage(SignIns signIns, Judge judge, Pages pages, InstantSource clock) {
        this.signIns = signIns;
        this.judge = judge;
        this.pages = pages;
        this.clock = clock;
    }

    /// The form; with a token in the address, as the program prints it at start, signs in at once.
    Answer show(Ask ask) {
        String token = ask.query("token");
        return token.isEmpty() ? pages.login(200, "") : enter(token, ask);
    }

    /// The form was sent.
    Answer signIn(Ask ask) {
        return enter(Transport.query(ask.body()).getOrDefault("token", "").strip(), ask);
    }

    /// The answer leads on to a page without the token in its address, so that it is not kept by the browser.
    private Answer enter(String token, Ask ask) {
        return switch (judge.judge(token, ask)) {
            case RIGHT -> Answer.seeOther("/").with("Set-Cookie", Door.cookieName(ask) + "="
                    + signIns.begin(clock.instant()) + "; Path=/; HttpOnly; SameSite=Strict");
            case WRONG ->
                pages.login(403, "This is not the token. The program prints it when it starts, and keeps it in"
                        + " secrets/console-token in its data directory.");
            case WAIT -> pages.login(429, "Too many wrong tokens. Wait a minute, then try again.")
                    .with("Retry-After", Long.toString(Attempts.SPAN.toSeconds()));
        };
    }

    Answer signOut(Ask ask) {
        signIns.end(ask.cookie(Door.cookieName(ask)));
        return Answer.seeOther("/login").with("Set-Cookie",
                Door.cookieName(ask) + "=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0");
    }
}
