package org.spampot.analysis.link;

import crawlercommons.domains.EffectiveTldFinder;
import java.util.Locale;
import java.util.Set;

/// Top-level domains by how sure a name in plain text that ends in one is meant as a host.
final class Tlds {
    /// `name.TLD` in text is a host.
    private static final Set<String> CLEAR = Set.of(("com net org info biz edu gov mil ru cn de uk fr nl eu jp br au ca"
            + " pl ua kz by ch se dk fi cz sk hu ro bg gr tr il ir kr tw hk sg th vn ph pk bd lk np za ng ke gh eg sa ae"
            + " qa kw mx ar cl co pe ve ec uy py bo cr gt hn ni pr cu nz ie es pt lt lv ee hr si ba mk al md ge az uz tv"
            + " cc ws tk ml ga cf gq pw xyz top site online icu club shop vip cyou sbs cfd bond wang xin ltd loan men"
            + " gdn buzz monster surf casa fit uno moe dev cloud website email onion su рф xn--p1ai pro name mobi asia jobs"
            + " travel tel cat coop museum aero").split(" ", -1));
    /// Ends of words, sentences and file names as well: a host only when something else says so.
    private static final Set<String> FILES = Set.of("zip", "mov", "py", "sh", "pl", "rs", "ps", "md", "so", "mm",
            "bat", "ai", "app", "pm", "gz", "mo", "sc", "do", "as", "pub", "doc", "cab", "java", "tf");

    private Tlds() {}

    /// How much a top-level domain says about a name that ends in it.
    enum Trust {
        /// It is a host.
        CLEAR,
        /// It is one when it has three labels or a path behind it.
        WORD,
        /// It is one when it has a path behind it.
        FILE,
        /// There is no such domain.
        NONE
    }

    static Trust of(String tld) {
        String name = tld.toLowerCase(Locale.ROOT);
        if (FILES.contains(name)) {
            return Trust.FILE;
        }
        if (CLEAR.contains(name)) {
            return Trust.CLEAR;
        }
        boolean letters = name.length() > 1 && name.chars().allMatch(c -> Ascii.isLetter(c) || c == '-' || c > 127
                || Ascii.isDigit(c)) && !Ascii.isDigit(name.charAt(0));
        return letters && isListed(name) ? Trust.WORD : Trust.NONE;
    }

    static boolean isListed(String tld) {
        return EffectiveTldFinder.getEffectiveTLD(tld, false) != null;
    }
}
