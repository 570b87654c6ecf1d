package org.spampot.console.page;

/// A page that says no.
///
/// @param message one line in our own words
public record ErrorView(int status, String title, String message) {}
