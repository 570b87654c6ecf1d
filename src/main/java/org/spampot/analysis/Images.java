package org.spampot.analysis;

import java.util.ArrayList;
import java.util.List;
import org.spampot.analysis.image.RemotePixels;
import org.spampot.model.Defect;
import org.spampot.model.Finding;

/// The pictures a mail brings along, with what their files say and what they look like; and pictures of a pixel that it asks
/// a reader's program to fetch, which tell the sender that it is read.
public final class Images implements Analyzer {
    private static final int MOST_PIXELS = 20;
    private static final int LONGEST = 300;

    @Override
    public String name() {
        return "images";
    }

    @Override
    public int version() {
        return 3;
    }

    @Override
    public List<Finding> analyze(Mail mail) {
        List<Finding> found = new ArrayList<>(mail.pictures().images());
        for (TextPart text : mail.texts()) {
            if (text.isHtml()) {
                RemotePixels.of(text.text(), MOST_PIXELS).forEach(url -> found.add(new Defect("tracking-pixel",
                        text.part().number() + ":img@src", url.substring(0, Math.min(LONGEST, url.length())))));
            }
        }
        return found;
    }
}
