package org.spampot.analysis.link;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// International bank account numbers (ISO 13616) in text: the length of the country, and check digits that are right.
public final class Ibans {
    private static final int LONGEST = 34;
    /// Length by country, from the IBAN registry.
    private static final Map<String, Integer> LENGTHS = Stream
            .of(("AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29"
                    + " BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27"
                    + " GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24"
                    + " ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18"
                    + " SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30").split(" ", -1))
            .collect(
                    Collectors.toUnmodifiableMap(row -> row.substring(0, 2), row -> Integer.valueOf(row.substring(2))));

    private Ibans() {}

    /// Each once, without spaces, in the order of the text.
    public static Set<String> find(String text) {
        Set<String> found = new LinkedHashSet<>();
        for (int at = 0; at + 15 <= text.length(); at++) {
            boolean start = isCapital(text.charAt(at)) && isCapital(text.charAt(at + 1))
                    && (at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1)));
            if (start) {
                String iban = at(text, at);
                if (!iban.isEmpty()) {
                    found.add(iban);
                }
            }
        }
        return found;
    }

    private static String at(String text, int from) {
        Integer length = LENGTHS.get(text.substring(from, from + 2));
        if (length == null) {
            return "";
        }
        var out = new StringBuilder(LONGEST);
        int at = from;
        int gaps = 0;
        while (at < text.length() && out.length() < length) {
            char c = text.charAt(at);
            if (isCapital(c) || Ascii.isDigit(c)) {
                out.append(c);
                gaps = 0;
            } else if ((c != ' ' && c != '-' && c != '\u00a0') || out.length() < 2 || ++gaps > 1) {
                return "";
            }
            at++;
        }
        boolean whole = out.length() == length && (at == text.length() || !Character.isLetterOrDigit(text.charAt(at)));
        return whole && Ascii.isDigits(out.substring(2, 4)) && remainder(out) == 1 ? out.toString() : "";
    }

    /// ISO 7064 MOD 97-10 with the first four characters last and letters as 10 to 35.
    private static int remainder(CharSequence iban) {
        int remainder = 0;
        for (int index = 0; index < iban.length(); index++) {
            int value = Character.digit(iban.charAt((index + 4) % iban.length()), 36);
            remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
        }
        return remainder;
    }

    private static boolean isCapital(char c) {
        return c >= 'A' && c <= 'Z';
    }
}
