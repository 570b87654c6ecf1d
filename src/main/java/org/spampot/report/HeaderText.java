package org.spampot.report;

import java.io.IOException;
import org.spampot.model.Analysis;
import org.spampot.model.AuthResult;
import org.spampot.model.Signature;
import org.spampot.model.Trait;

/// What the header of a message tells besides who, when and what about, for a terminal.
final class HeaderText {
    private static final int MOST = 40;

    private HeaderText() {}

    static void write(SessionText facts, Analysis analysis) throws IOException {
        var source = analysis.source();
        if (!source.method().equals("socket")) {
            facts.fact("source", source.ip().isEmpty()
                    ? "unknown"
                    : source.ip() + "  by " + source.method() + ", confidence " + source.confidence());
            for (String reason : source.reasons()) {
                facts.fact("", TextNotation.safe(reason));
            }
        }
        for (AuthResult result : analysis.facts().results().stream().limit(MOST).toList()) {
            facts.fact("auth result", TextNotation.safe(result.method() + "=" + result.result() + "  by "
                    + (result.by().isEmpty() ? "?" : result.by())
                    + (result.byReceiver() ? "" : " (came with the message)") + "  "
                    + String.join(" ", result.properties())));
        }
        for (Signature signature : analysis.facts().signatures().stream().limit(MOST).toList()) {
            facts.fact("signature", TextNotation.safe(signature.kind() + "  " + signature.domain() + "  selector "
                    + signature.selector() + "  " + signature.algorithm() + " (not checked)"));
        }
        for (Trait trait : analysis.facts().traits().stream().limit(MOST).toList()) {
            facts.fact(trait.name(), TextNotation.safe(trait.value()));
        }
    }
}
