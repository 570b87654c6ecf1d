package org.spampot.smtp;

/// How much one client may make us do and hold.
///
/// @param commandLine longest command line in bytes, line end included (RFC 5321 section 4.5.3.1.4 asks for 512)
/// @param message largest message content in bytes; told in SIZE (RFC 1870)
/// @param recipients most recipients of one message (RFC 5321 section 4.5.3.1.8 asks for 100)
/// @param commands most commands in one session
/// @param messages most messages in one session
public record Limits(int commandLine, int message, int recipients, int commands, int messages) {
    public static final Limits DEFAULT = new Limits(2048, 25 * 1024 * 1024, 1000, 10_000, 1000);
}
