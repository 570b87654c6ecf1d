package org.spampot.analysis;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import org.spampot.model.Bytes;
import org.spampot.model.Source;

/// Any bytes are analyzed without the loss of one analyzer.
class AnalysisFuzz {
    private static final MessageAnalysis ANALYSIS = new MessageAnalysis(Patterns.parse("p", "a = ab\nb = /a[bc]+/i\n"));

    @FuzzTest(maxDuration = "30s")
    void anyMessageIsAnalyzed(FuzzedDataProvider data) {
        String type = data.pickValue(new String[]{"", "Content-Type: text/html\n\n", "Received: ", "To: ", "Date: ",
                "Subject: ", "Content-Type: text/plain; charset=utf-7\n\n", "Authentication-Results: ",
                "DKIM-Signature: ",
                "Received-SPF: ", "List-Unsubscribe: ", "From: "});
        byte[] rest = data.consumeRemainingAsBytes();
        Bytes content = Bytes.latin1(type + Bytes.own(rest).latin1());

        var found = ANALYSIS.of(content, Source.UNKNOWN);

        found.defects().stream().filter(defect -> defect.name().equals("analyzer-failed")).findFirst()
                .ifPresent(bug -> {
                    throw new AssertionError(bug);
                });
    }
}
