package org.spampot.smtp.auth;

import org.spampot.model.Bytes;

/// PLAIN (RFC 4616): `authorization NUL name NUL password` in one response.
final class Plain implements Script {
    private Claim claim = Claim.bare(Mechanism.PLAIN, "");

    @Override
    public Turn begin() {
        return new Turn.Ask(Bytes.EMPTY);
    }

    @Override
    public Turn next(Bytes response) {
        String text = response.text();
        String[] parts = text.split("\0", -1);
        claim = switch (parts.length) {
            case 1 -> Claim.shown(Mechanism.PLAIN, "", parts[0], "");
            // the authorization was left out, with its NUL
            case 2 -> Claim.shown(Mechanism.PLAIN, "", parts[0], parts[1]);
            default -> Claim.shown(Mechanism.PLAIN, parts[0], parts[1], after(text, parts[0], parts[1]));
        };
        boolean wellFormed = parts.length == 3 && !parts[1].isEmpty();
        return wellFormed ? new Turn.Done(claim) : new Turn.Broken(claim);
    }

    /// A password with a NUL in it is no password, but it is evidence.
    private static String after(String text, String authorization, String name) {
        return text.substring(authorization.length() + name.length() + 2);
    }

    @Override
    public Claim soFar() {
        return claim;
    }
}
