package org.spampot.smtp.auth;

import org.spampot.model.Bytes;
import org.spampot.smtp.Draw;

/// CRAM-MD5 (RFC 2195) and its like: we send a text that never was, the client answers with its name and the HMAC of that
/// text under its password.
final class Cram implements Script {
    private final Mechanism mechanism;
    private final String algorithm;
    private final Bytes challenge;
    private Claim claim;

    private Cram(Mechanism mechanism, String algorithm, Terms terms) {
        this.mechanism = mechanism;
        this.algorithm = algorithm;
        // the form of RFC 2195: random digits, the time, the host
        challenge = Bytes.latin1("<" + Long.toUnsignedString(Draw.of(terms.seed(), 1)) + "."
                + terms.now().getEpochSecond() + "@" + terms.host() + ">");
        claim = Claim.bare(mechanism, "");
    }

    static Script md5(Terms terms) {
        return new Cram(Mechanism.CRAM_MD5, "MD5", terms);
    }

    static Script sha1(Terms terms) {
        return new Cram(Mechanism.CRAM_SHA1, "SHA-1", terms);
    }

    @Override
    public Turn begin() {
        return new Turn.Ask(challenge);
    }

    @Override
    public Turn next(Bytes response) {
        String text = response.text();
        int blank = text.lastIndexOf(' ');
        if (blank <= 0) {
            claim = Claim.bare(mechanism, text);
            return new Turn.Broken(claim);
        }
        String digest = text.substring(blank + 1);
        claim = new Claim(mechanism.keyword(), "", text.substring(0, blank), "",
                password -> digest.equalsIgnoreCase(Hmac.hex(algorithm, password, challenge.toArray())));
        return new Turn.Done(claim);
    }

    @Override
    public Claim soFar() {
        return claim;
    }
}
