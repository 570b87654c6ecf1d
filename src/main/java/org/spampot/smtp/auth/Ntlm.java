package org.spampot.smtp.auth;

import org.spampot.model.Bytes;

/// NTLM (MS-NLMP) in three messages: what the client can, our challenge, its answer. What it answers is kept and cannot
/// be checked here; the challenge tells who we say we are.
final class Ntlm implements Script {
    private final Terms terms;
    private Claim claim = Claim.bare(Mechanism.NTLM, "");

    Ntlm(Terms terms) {
        this.terms = terms;
    }

    @Override
    public Turn begin() {
        // MS-SMTPNTLM section 3.2.5.1: this one text is not in base64
        return new Turn.Prompt(terms.ntlm().hello());
    }

    @Override
    public Turn next(Bytes response) {
        var message = new NtlmMessage(response);
        return switch (message.type()) {
            case NtlmMessage.NEGOTIATE -> new Turn.Ask(NtlmChallenge.of(terms, message.flags()));
            case NtlmMessage.AUTHENTICATE -> {
                claim = Claim.bare(Mechanism.NTLM, message.account());
                yield message.account().isEmpty() ? new Turn.Broken(claim) : new Turn.Done(claim);
            }
            default -> new Turn.Broken(claim);
        };
    }

    @Override
    public Claim soFar() {
        return claim;
    }
}
