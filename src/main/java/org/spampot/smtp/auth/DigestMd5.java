package org.spampot.smtp.auth;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.spampot.model.Bytes;
import org.spampot.smtp.Draw;

/// DIGEST-MD5 (RFC 2831): what HTTP Digest is, in one round; then the server shows that it knows the password, too.
final class DigestMd5 implements Script {
    private static final List<Charset> CHARSETS = List.of(StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1);

    private final Terms terms;
    private final String nonce;
    private Claim claim = Claim.bare(Mechanism.DIGEST_MD5, "");

    DigestMd5(Terms terms) {
        this.terms = terms;
        nonce = Base64.getEncoder().encodeToString(
                HexFormat.of().parseHex(hex(Draw.of(terms.seed(), 1)) + hex(Draw.of(terms.seed(), 2))));
    }

    @Override
    public Turn begin() {
        return new Turn.Ask(Bytes.latin1("realm=\"" + terms.host() + "\",nonce=\"" + nonce
                + "\",qop=\"auth\",charset=\"utf-8\",algorithm=\"md5-sess\""));
    }

    @Override
    public Turn next(Bytes response) {
        Map<String, String> fields = Directives.read(response.text());
        String name = fields.getOrDefault("username", "");
        claim = new Claim(Mechanism.DIGEST_MD5.keyword(), fields.getOrDefault("authzid", ""), name, "",
                password -> proven(fields, password));
        if (name.isEmpty() || !fields.containsKey("response")) {
            return new Turn.Broken(claim);
        }
        return new Turn.Done(claim, belief -> belief.accepted() ? rspauth(fields, belief.password()) : Bytes.EMPTY);
    }

    private boolean proven(Map<String, String> fields, String password) {
        String sent = fields.getOrDefault("response", "");
        // section 2.1.2.1: a name that ISO 8859-1 can write is hashed so, whatever the charset; many clients do not
        return nonce.equals(fields.get("nonce")) && CHARSETS.stream()
                .anyMatch(charset -> sent.equalsIgnoreCase(digest(fields, password, "AUTHENTICATE", charset)));
    }

    /// Section 2.1.3. Without the password, only a client that checks it will know.
    private Bytes rspauth(Map<String, String> fields, String password) {
        String value = password.isEmpty()
                ? hex(Draw.of(terms.seed(), 3)) + hex(Draw.of(terms.seed(), 4))
                : digest(fields, password, "", CHARSETS.stream().filter(charset -> fields.getOrDefault("response", "")
                        .equalsIgnoreCase(digest(fields, password, "AUTHENTICATE", charset))).findFirst()
                        .orElse(StandardCharsets.UTF_8));
        return Bytes.latin1("rspauth=" + value);
    }

    /// The response-value of section 2.1.2.1.
    private static String digest(Map<String, String> fields, String password, String method, Charset charset) {
        String realm = fields.getOrDefault("realm", "");
        String cnonce = fields.getOrDefault("cnonce", "");
        String qop = fields.getOrDefault("qop", "auth");
        String nonce = fields.getOrDefault("nonce", "");
        byte[] secret = md5((fields.getOrDefault("username", "") + ":" + realm + ":" + password).getBytes(charset));
        String authorization = fields.containsKey("authzid") ? ":" + fields.get("authzid") : "";
        String a1 = hex(Hmac.digest("MD5", secret,
                (":" + nonce + ":" + cnonce + authorization).getBytes(StandardCharsets.UTF_8)));
        String integrity = qop.equals("auth") ? "" : ":" + "0".repeat(32);
        String a2 = hex(md5((method + ":" + fields.getOrDefault("digest-uri", "") + integrity)
                .getBytes(StandardCharsets.UTF_8)));
        return hex(md5((a1 + ":" + nonce + ":" + fields.getOrDefault("nc", "") + ":" + cnonce + ":" + qop + ":" + a2)
                .getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] md5(byte[] text) {
        return Hmac.digest("MD5", text);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static String hex(long number) {
        return String.format(Locale.ROOT, "%016x", number);
    }

    @Override
    public Claim soFar() {
        return claim;
    }
}
