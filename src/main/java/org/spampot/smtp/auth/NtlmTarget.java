package org.spampot.smtp.auth;

/// What a server tells about itself in an NTLM challenge (MS-NLMP section 2.2.1.2); scanners collect it. Names are empty
/// to be left out.
///
/// @param domain NetBIOS name of its domain
/// @param computer NetBIOS name of itself
/// @param dnsDomain DNS name of its domain
/// @param dnsComputer DNS name of itself
/// @param dnsTree DNS name of the forest
/// @param version of Windows: major, minor and build with dots, `10.0.17763`
/// @param hello what is said when the client begins without a message; most say nothing, Exchange `NTLM supported`
public record NtlmTarget(String domain, String computer, String dnsDomain, String dnsComputer, String dnsTree,
        String version, String hello) {
    public static final NtlmTarget NONE = new NtlmTarget("", "", "", "", "", "", "");
}
