package org.spampot.model;

/// One thing that the header tells of how a message was made, sent or handled: the program, the mailing list, the
/// campaign, who complaints go to. `docs/reference/analysis.md` lists the names.
///
/// @param name lower-case words with dashes
/// @param value decoded and cut
public record Trait(String name, String value, Where where) implements Finding {}
