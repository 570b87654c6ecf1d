package org.spampot.smtp.auth;

import org.spampot.model.Bytes;

/// XOAUTH2, as Google describes it: `user=NAME ^A auth=Bearer TOKEN ^A ^A`. A refused client is first sent a JSON object
/// that says why, and answers with an empty line.
final class XOAuth2 implements Script {
    private static final Bytes REFUSAL = Bytes.latin1(
            "{\"status\":\"401\",\"schemes\":\"bearer\",\"scope\":\"https://mail.google.com/\"}");
    private static final String USER = "user=";
    private static final String AUTH = "auth=";
    private static final String BEARER = "bearer ";

    private Claim claim = Claim.bare(Mechanism.XOAUTH2, "");

    @Override
    public Turn begin() {
        return new Turn.Ask(Bytes.EMPTY);
    }

    @Override
    public Turn next(Bytes response) {
        String name = "";
        String token = "";
        for (String field : response.text().split("\1", -1)) {
            if (field.regionMatches(true, 0, USER, 0, USER.length())) {
                name = field.substring(USER.length());
            } else if (field.regionMatches(true, 0, AUTH, 0, AUTH.length())) {
                token = field.substring(AUTH.length());
            }
        }
        boolean bearer = token.regionMatches(true, 0, BEARER, 0, BEARER.length());
        claim = Claim.shown(Mechanism.XOAUTH2, "", name, bearer ? token.substring(BEARER.length()).strip() : token);
        return name.isEmpty() || !bearer
                ? new Turn.Broken(claim)
                : new Turn.Done(claim, belief -> belief.accepted() ? Bytes.EMPTY : REFUSAL);
    }

    @Override
    public Claim soFar() {
        return claim;
    }
}
