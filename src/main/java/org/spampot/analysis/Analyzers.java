package org.spampot.analysis;

import java.util.List;

/// The one list of analyzers, in the order in which they run and their findings appear.
public final class Analyzers {
    private Analyzers() {}

    public static List<Analyzer> all(Patterns patterns, Scanner scanner) {
        return List.of(new Headers(), new SpoofedNames(), new ReceivedChain(), new HeaderDetails(), new Attachments(),
                new Images(), new Barcodes(), new Links(),
                new Emails(), new Domains(),
                new IpAddresses(), new Numbers(), new MessageIds(), new LookAlikes(), new Languages(),
                new FeatureCounts(), new HiddenText(),
                new PatternHits(patterns), new YaraHits(scanner));
    }
}
