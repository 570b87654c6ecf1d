package org.spampot.model;

import java.util.List;

/// What the header of a message tells besides who, when and what about. Lists are in the order of the message.
public record HeaderFacts(List<AuthResult> results, List<Signature> signatures, List<Trait> traits) {
    public static final HeaderFacts NONE = new HeaderFacts(List.of(), List.of(), List.of());

    public HeaderFacts {
        results = List.copyOf(results);
        signatures = List.copyOf(signatures);
        traits = List.copyOf(traits);
    }
}
