package org.spampot.model;

/// A named oddity in how something was said or built: a fact about hostile or broken input, never an error of ours.
///
/// @param name what it is, in lower-case words with dashes, from the fixed list of the room that found it
/// @param where the command, part or header in which it was seen; may be empty
/// @param detail what exactly was seen, cut to a few hundred characters; may be empty
public record Defect(String name, String where, String detail) implements Finding {}
