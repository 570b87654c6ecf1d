package org.spampot.smtp.auth;

import org.spampot.model.Bytes;

/// LOGIN (draft-murchison-sasl-login): the name, then the password. Clients look at the number of the prompt, not at its
/// text, which all servers have in this form.
final class LoginScript implements Script {
    private static final Bytes NAME = Bytes.latin1("Username:");
    private static final Bytes PASSWORD = Bytes.latin1("Password:");

    private Claim claim = Claim.bare(Mechanism.LOGIN, "");
    private boolean named;

    @Override
    public Turn begin() {
        return new Turn.Ask(NAME);
    }

    @Override
    public Turn next(Bytes response) {
        if (!named) {
            named = true;
            claim = Claim.bare(Mechanism.LOGIN, response.text());
            return new Turn.Ask(PASSWORD);
        }
        claim = Claim.shown(Mechanism.LOGIN, "", claim.name(), response.text());
        return claim.name().isEmpty() ? new Turn.Broken(claim) : new Turn.Done(claim);
    }

    @Override
    public Claim soFar() {
        return claim;
    }
}
