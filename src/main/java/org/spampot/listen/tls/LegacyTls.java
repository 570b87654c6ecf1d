package org.spampot.listen.tls;

import java.security.Security;

/// Lets the JDK's TLS speak with the old programs that spam is sent by: TLS 1.0 and 1.1, and the ciphers of their time.
///
/// It holds for the whole process, as the JDK knows no other way, and only when it is said before any class of TLS is
/// loaded. Whoever connects out asks for TLS 1.2 or later of its own.
public final class LegacyTls {
    /// What stays forbidden: SSL 3, which nobody speaks who does not speak TLS 1.0, and what is no encryption or cannot
    /// be had with our certificate.
    private static final String FORBIDDEN = "SSLv3, DTLSv1.0, DES, MD5withRSA, DH keySize < 768, EC keySize < 160,"
            + " anon, NULL, ECDH";

    private LegacyTls() {}

    public static void allow() {
        Security.setProperty("jdk.tls.disabledAlgorithms", FORBIDDEN);
    }
}
