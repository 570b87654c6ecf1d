package org.spampot.analysis.link;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Telephone numbers in text, with restraint: those with `+` and a country code that exists, North American numbers written
/// `(234) 555-0100` or toll-free, and numbers right behind a word such as `tel` or `call`. Other digits are prices, dates
/// and accounts.
public final class Phones {
    private static final int FEWEST = 7;
    private static final int MOST = 15;
    private static final int LONGEST = 32;
    private static final int REACH = 28;
    private static final int LONGEST_SCHEME = 40;
    /// Country codes of ITU-T E.164, without their regions.
    private static final Set<String> COUNTRIES = Set
            .of(("1 7 20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52"
                    + " 53 54 55 56 57 58 60 61 62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98 211 212 213 216 218 220 221 222 223"
                    + " 224 225 226 227 228 229 230 231 232 233 234 235 236 237 238 239 240 241 242 243 244 245 246 247 248 249 250"
                    + " 251 252 253 254 255 256 257 258 260 261 262 263 264 265 266 267 268 269 290 291 297 298 299 350 351 352 353"
                    + " 354 355 356 357 358 359 370 371 372 373 374 375 376 377 378 379 380 381 382 383 385 386 387 389 420 421 423"
                    + " 500 501 502 503 504 505 506 507 508 509 590 591 592 593 594 595 596 597 598 599 670 672 673 674 675 676 677"
                    + " 678 679 680 681 682 683 685 686 687 688 689 690 691 692 800 808 850 852 853 855 856 870 878 880 881 882 883"
                    + " 886 888 960 961 962 963 964 965 966 967 968 970 971 972 973 974 975 976 977 979 992 993 994 995 996 998")
                    .split(" ", -1));
    private static final Set<String> WORDS = Set.of("tel", "phone", "telephone", "call", "fax", "mobile", "cell", "ph",
            "telefon", "telefono", "teléfono", "téléphone", "telefax", "whatsapp", "sms", "viber", "hotline",
            "helpline",
            "handy", "dial", "móvil", "celular", "tél", "тел", "телефон", "telegram", "contact", "toll-free",
            "tollfree");
    /// What may stand between such a word and its number.
    private static final Set<String> FILLERS = Set.of("us", "me", "now", "at", "on", "no", "nr", "number", "numbers",
            "is",
            "our", "the", "my", "line", "support", "free", "toll", "or", "direct", "office", "home", "work", "today",
            "to",
            "and", "numero", "número", "nummer", "immediately", "helpdesk", "customer", "service", "care");

    /// Messengers (with `//`) want the country always.
    private static final List<String> SCHEMES = List.of("tel:", "sms:", "smsto:", "callto:", "fax:", "facetime:",
            "whatsapp://send?phone=", "viber://chat?number=", "https://wa.me/", "http://wa.me/",
            "https://api.whatsapp.com/send?phone=", "https://api.whatsapp.com/send/?phone=");

    private Phones() {}

    /// Each number once, in the order of the text: `+` and digits when the country is known, else digits as written.
    public static Set<String> find(String text) {
        Set<String> found = new LinkedHashSet<>();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (Ascii.isDigit(c)) {
                at = number(text, at, found);
            } else {
                at++;
            }
        }
        return found;
    }

    /// The number of a `tel:`, `sms:`, `callto:`, `fax:` or `whatsapp:` URL, or of a link to a messenger; empty for others.
    public static String ofUrl(String url) {
        String stripped = url.strip();
        String start = stripped.substring(0, Math.min(LONGEST_SCHEME, stripped.length())).toLowerCase(Locale.ROOT);
        for (String scheme : SCHEMES) {
            if (start.startsWith(scheme)) {
                String rest = Escapes.percent(stripped.toLowerCase(Locale.ROOT).substring(scheme.length()));
                return ofScheme(scheme.contains("//") && !rest.startsWith("+") ? "+" + rest : rest);
            }
        }
        return "";
    }

    private static String ofScheme(String rest) {
        int end = 0;
        while (end < rest.length() && (Ascii.isDigit(rest.charAt(end)) || "+-.() /".indexOf(rest.charAt(end)) >= 0)) {
            end++;
        }
        String digits = digits(rest.substring(0, end));
        boolean plus = rest.stripLeading().startsWith("+");
        return digits.length() < 3 || digits.length() > MOST
                ? ""
                : plus || isNorthAmerican(digits) ? "+" + digits : digits;
    }

    /// Reads the number whose first digit is at `at`; the index behind what was looked at.
    private static int number(String text, int at, Set<String> found) {
        int end = at;
        int count = 0;
        int gap = 0;
        int last = at;
        while (end < text.length() && end - at < LONGEST && gap < 4) {
            char c = text.charAt(end);
            if (Ascii.isDigit(c)) {
                count++;
                gap = 0;
                last = end + 1;
            } else if ("-. ()/\u00a0\u2010\u2011\u2012\u2013".indexOf(c) >= 0) {
                gap++;
            } else {
                break;
            }
            end++;
        }
        int start = at;
        while (start > 0 && at - start < 2 && "(+".indexOf(text.charAt(start - 1)) >= 0) {
            start--;
        }
        if (count < FEWEST || count > MOST || touchesWord(text, start, last)) {
            return skipDigits(text, at);
        }
        String number = normal(text, start, text.substring(start, last));
        if (number.isEmpty()) {
            return skipDigits(text, at);
        }
        found.add(number);
        return last;
    }

    private static int skipDigits(String text, int at) {
        int end = at;
        while (end < text.length() && Ascii.isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean touchesWord(String text, int start, int end) {
        char before = start == 0 ? ' ' : text.charAt(start - 1);
        char after = end == text.length() ? ' ' : text.charAt(end);
        boolean decimal = (after == '.' || after == ',') && end + 1 < text.length()
                && Ascii.isDigit(text.charAt(end + 1));
        return Character.isLetterOrDigit(before) || "#$€£¥%=_@&?/\\.,-+".indexOf(before) >= 0
                || Character.isLetterOrDigit(after) || "%€$@_=&".indexOf(after) >= 0 || decimal;
    }

    private static String normal(String text, int start, String written) {
        String digits = digits(written);
        boolean plus = written.startsWith("+") || written.startsWith("(+");
        if (plus) {
            return isInternational(digits) && !isDecimal(written) ? "+" + international(written, digits) : "";
        }
        boolean labelled = isLabelled(text, start);
        if (written.startsWith("00") && labelled) {
            String national = digits.substring(2);
            return isInternational(national) ? "+" + national : "";
        }
        if (isNorthAmerican(digits) && (labelled || isTollFree(written))) {
            return "+" + digits;
        }
        boolean parentheses = written.startsWith("(") && written.length() > 12 && written.charAt(4) == ')'
                && digits.length() == 10 && isNorthAmerican("1" + digits) && written.indexOf('-', 8) > 0;
        return parentheses || (labelled && isGrouped(written, digits)) ? digits : "";
    }

    /// The `(0)` of `+44 (0) 20` is for callers inside the country.
    private static String international(String written, String digits) {
        int zero = written.indexOf("(0)");
        return zero < 0 ? digits : digits(written.substring(0, zero) + written.substring(zero + 3));
    }

    /// `+48.137154` is a place on a map.
    private static boolean isDecimal(String written) {
        int dot = written.indexOf('.');
        return dot > 0 && Ascii.isDigits(written.substring(dot + 1)) && Ascii.isDigits(written.substring(1, dot));
    }

    /// Digits alone may be anything even behind `contact`: at least nine of them, or groups.
    private static boolean isGrouped(String written, String digits) {
        return digits.length() < written.length() || digits.length() >= 9;
    }

    private static boolean isTollFree(String written) {
        return written.length() >= 13 && written.startsWith("1") && !Ascii.isDigit(written.charAt(1))
                && Set.of("800", "888", "877", "866", "855", "844", "833").contains(digits(written).substring(1, 4))
                && digits(written).length() < written.length() - 1;
    }

    private static boolean isNorthAmerican(String digits) {
        return digits.length() == 11 && digits.charAt(0) == '1' && digits.charAt(1) >= '2' && digits.charAt(4) >= '2';
    }

    private static boolean isInternational(String digits) {
        if (digits.length() < 8 || (digits.charAt(0) == '1' && !isNorthAmerican(digits))) {
            return false;
        }
        return COUNTRIES.contains(digits.substring(0, 1)) || COUNTRIES.contains(digits.substring(0, 2))
                || COUNTRIES.contains(digits.substring(0, 3));
    }

    /// True when the words before a number say that it is one: `Call us now at (02) ...`.
    private static boolean isLabelled(String text, int start) {
        int end = start;
        for (int words = 0; words < 5; words++) {
            while (end > 0 && start - end < REACH && (text.charAt(end - 1) == ' ' || ":.;#,()/-\u00a0".indexOf(
                    text.charAt(end - 1)) >= 0)) {
                end--;
            }
            int from = end;
            while (from > 0 && end - from < 12
                    && (Character.isLetter(text.charAt(from - 1)) || (text.charAt(from - 1) == '-'
                            && end - from > 2))) {
                from--;
            }
            String word = text.substring(from, end).toLowerCase(Locale.ROOT);
            if (WORDS.contains(word)) {
                return true;
            }
            if (!FILLERS.contains(word)) {
                return false;
            }
            end = from;
        }
        return false;
    }

    private static String digits(String text) {
        var out = new StringBuilder(MOST);
        text.chars().filter(Ascii::isDigit).forEach(c -> out.append((char) c));
        return out.toString();
    }
}
