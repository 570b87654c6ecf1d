package org.spampot.analysis;

import java.util.List;
import org.spampot.model.Finding;
import org.spampot.model.Language;

/// The language of the text, by script and by its commonest words. Unknown when the text is short or mixed.
public final class Languages implements Analyzer {
    @Override
    public String name() {
        return "languages";
    }

    @Override
    public int version() {
        return 3;
    }

    @Override
    public List<Finding> analyze(Mail mail) {
        return List.of(new Language(LanguageGuess.of(mail.text())));
    }
}
