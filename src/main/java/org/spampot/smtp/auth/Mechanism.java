package org.spampot.smtp.auth;

import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// The mechanisms that work here, one row each.
public enum Mechanism {
    /// RFC 4616.
    PLAIN("PLAIN", Begins.CLIENT, _ -> new Plain()),
    /// draft-murchison-sasl-login; the client may give the name along with AUTH.
    LOGIN("LOGIN", Begins.EITHER, _ -> new LoginScript()),
    /// RFC 2195.
    CRAM_MD5("CRAM-MD5", Begins.SERVER, Cram::md5),
    /// As RFC 2195, with SHA-1; announced by some old servers.
    CRAM_SHA1("CRAM-SHA1", Begins.SERVER, Cram::sha1),
    /// RFC 2831.
    DIGEST_MD5("DIGEST-MD5", Begins.SERVER, DigestMd5::new),
    /// MS-NLMP, as in MS-SMTPNTLM.
    NTLM("NTLM", Begins.EITHER, Ntlm::new),
    /// Google's and Microsoft's form of OAuth 2.0.
    XOAUTH2("XOAUTH2", Begins.CLIENT, _ -> new XOAuth2()),
    /// RFC 4505.
    ANONYMOUS("ANONYMOUS", Begins.CLIENT, _ -> new Anonymous());

    /// Who speaks first: only a client that may begin may say something along with AUTH (RFC 4422 section 3.3).
    enum Begins {
        CLIENT, SERVER, EITHER
    }

    private final String keyword;
    private final Begins begins;
    // the functions hold no state, so the rows are as immutable as they look
    @SuppressWarnings("ImmutableEnumChecker")
    private final Function<Terms, Script> script;

    Mechanism(String keyword, Begins begins, Function<Terms, Script> script) {
        this.keyword = keyword;
        this.begins = begins;
        this.script = script;
    }

    /// As it is announced.
    public String keyword() {
        return keyword;
    }

    /// The mechanism that `keyword` names in any case, or nothing.
    public static Optional<Mechanism> named(String keyword) {
        return Stream.of(values()).filter(each -> each.keyword.equalsIgnoreCase(keyword)).findFirst();
    }

    boolean takesInitialResponse() {
        return begins != Begins.SERVER;
    }

    Script script(Terms terms) {
        return script.apply(terms);
    }
}
