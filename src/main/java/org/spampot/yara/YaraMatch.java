package org.spampot.yara;

/// A rule that fits a file.
///
/// @param file its index among those that were scanned
/// @param tags as the rule has them, joined by commas
/// @param meta as the rule has it: `author="x",year=2026`; cut
public record YaraMatch(int file, String rule, String tags, String meta) {}
