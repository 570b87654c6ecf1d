package org.spampot.mime;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import org.spampot.model.Bytes;

/// Any bytes are a message: reading it never throws, stays within its limits, and gives the same tree again.
class MimeFuzz {
    private static final MimeLimits TIGHT = new MimeLimits(5, 20, 20, 500, 5_000, 10, 5_000);

    @FuzzTest(maxDuration = "30s")
    void anyBytesAreAMessage(FuzzedDataProvider data) {
        MimeLimits limits = data.consumeBoolean() ? MimeLimits.DEFAULT : TIGHT;
        Bytes content = Bytes.own(data.consumeRemainingAsBytes());

        MimeMessage message = MimeReader.read(content, limits);

        expect(message.parts().size() <= limits.parts(), "too many parts");
        expect(message.parts().stream().allMatch(part -> part.header().fields().size() <= limits.fields()),
                "too many fields");
        expect(message.parts().stream().map(MimePart::number).distinct().count() == message.parts().size(),
                "two parts of one number");
        expect(message.equals(MimeReader.read(content, limits)), "another tree for the same bytes");
        message.parts().forEach(MimePart::text);
    }

    private static void expect(boolean fact, String otherwise) {
        if (!fact) {
            throw new AssertionError(otherwise);
        }
    }
}
