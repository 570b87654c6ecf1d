package org.spampot.console.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import java.time.InstantSource;
import java.util.Map;
import org.spampot.console.web.Answer;
import org.spampot.console.web.StaticFiles;
import org.spampot.model.Bytes;

/// Makes pages out of views and templates.
///
/// Thread-safety: any thread.
public final class Pages {
    private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);
    private final StaticFiles files;
    private final InstantSource clock;

    public Pages(StaticFiles files, InstantSource clock) {
        this.files = files;
        this.clock = clock;
    }

    /// A page of one who has signed in.
    ///
    /// @param title never hostile text
    public Answer.Whole page(String template, String title, String place, String query, Object view) {
        return render(200, template, new Shell(title, place, query, true, clock.instant(), files), view);
    }

    /// A piece of a page, to be put in the place of an older one.
    public Answer.Whole piece(String template, Object view) {
        return render(200, template, new Shell("", "", "", true, clock.instant(), files), view);
    }

    /// The page where one signs in.
    ///
    /// @param message why it did not work; empty at first
    public Answer.Whole login(int status, String message) {
        return render(status, "login", new Shell("Sign in", "", "", false, clock.instant(), files), message);
    }

    /// A page that says no.
    public Answer.Whole error(int status, String message, boolean signedIn) {
        String title = switch (status) {
            case 404 -> "Not found";
            case 500 -> "Something broke here";
            default -> "Not possible";
        };
        return render(status, "error", new Shell(title, "", "", signedIn, clock.instant(), files),
                new ErrorView(status, title, message));
    }

    private Answer.Whole render(int status, String template, Shell shell, Object view) {
        var output = new Utf8ByteOutput();
        engine.render(template + ".jte", Map.of("shell", shell, "view", view), output);
        return Answer.html(status, Bytes.own(output.toByteArray()));
    }
}
