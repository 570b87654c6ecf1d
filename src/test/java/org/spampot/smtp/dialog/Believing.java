package org.spampot.smtp.dialog;

import org.spampot.smtp.Access;
import org.spampot.smtp.auth.Belief;
import org.spampot.smtp.auth.Claim;

/// An open relay that believes logins: all by `*`, the one of `NAME:PASSWORD`, or none by an empty text.
public record Believing(String whom) implements Access {
    @Override
    public Belief believe(Visit visit, Claim claim) {
        int colon = whom.indexOf(':');
        String password = whom.substring(colon + 1);
        boolean proven = colon > 0 && claim.name().equals(whom.substring(0, colon)) && claim.proof().by(password);
        return proven ? new Belief(true, password) : new Belief(whom.equals("*"), "");
    }

    @Override
    public Ruling rule(Stage stage, Visit visit, String sender, String recipient) {
        return Ruling.ACCEPT;
    }
}
