package org.spampot.smtp.auth;

import org.spampot.model.Bytes;

/// ANONYMOUS (RFC 4505): a trace, which may say who it is; kept as the secret, as the password of anonymous FTP was.
final class Anonymous implements Script {
    private static final String NAME = "anonymous";

    private Claim claim = Claim.bare(Mechanism.ANONYMOUS, NAME);

    @Override
    public Turn begin() {
        return new Turn.Ask(Bytes.EMPTY);
    }

    @Override
    public Turn next(Bytes response) {
        claim = Claim.shown(Mechanism.ANONYMOUS, "", NAME, response.text());
        return new Turn.Done(claim);
    }

    @Override
    public Claim soFar() {
        return claim;
    }
}
