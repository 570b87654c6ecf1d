package org.spampot.smtp;

import java.time.Instant;

/// What a persona may weave into a reply. What a client made is cut, and what is not printable ASCII in it is `?`, so
/// that no client can make us say lines of its own.
///
/// @param client numeric address of the client
/// @param helo what HELO or EHLO named
/// @param queueId of the message that the reply is about; empty when it is about none
/// @param verb the verb answered; empty when none
/// @param about what the reply is about: the argument refused, the user verified
/// @param line the command line answered, without its end; empty when none
/// @param at when it is said
/// @param size the size limit of a message in bytes
/// @param draw a random number of this reply's own
public record Words(String client, String helo, String queueId, String verb, String about,
        String line, Instant at, int size, long draw) {
    private static final int LONGEST = 200;

    public Words {
        helo = printable(helo);
        verb = printable(verb);
        about = printable(about);
        line = printable(line);
    }

    private static String printable(String text) {
        int end = Math.min(text.length(), LONGEST);
        for (int at = 0; at < end; at++) {
            if (text.charAt(at) < ' ' || text.charAt(at) > '~') {
                return replaced(text.substring(0, end));
            }
        }
        return end == text.length() ? text : text.substring(0, end);
    }

    private static String replaced(String text) {
        var clean = new StringBuilder(text);
        for (int at = 0; at < clean.length(); at++) {
            if (clean.charAt(at) < ' ' || clean.charAt(at) > '~') {
                clean.setCharAt(at, '?');
            }
        }
        return clean.toString();
    }
}
