package org.spampot.listen.tls;

import java.time.Duration;

/// What a certificate made by us looks like: as part of the disguise it should be the one that the server we pretend to
/// be would have made itself.
///
/// @param subject distinguished name of whom it is for: `CN=mail.example.com`
/// @param issuer of who signed it; with its own key in any case
/// @param host the DNS name it is for
/// @param age how long ago it was made, so that it does not look fresh
/// @param validity how long it is valid in all
public record CertificateShape(String subject, String issuer, String host, Duration age, Duration validity) {
    private static final Duration HALF_A_YEAR = Duration.ofDays(183);
    private static final Duration TEN_YEARS = Duration.ofDays(3650);

    /// The one that a Debian or Ubuntu mail server has from its installation (package `ssl-cert`): self-signed for its
    /// own name, for ten years.
    public static CertificateShape ofInstallation(String host) {
        return new CertificateShape("CN=" + host, "CN=" + host, host, HALF_A_YEAR, TEN_YEARS);
    }
}
