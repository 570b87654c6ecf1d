package org.spampot.analysis.link;

import java.lang.Character.UnicodeScript;
import java.net.IDN;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Hosts that are not what they look like: letters of other scripts that are drawn like Latin ones (Unicode Technical
/// Standard 39, section 4). The table has the letters that registries take and that are seen in mail.
public final class LookAlike {
    /// Letters that cannot be told apart in most fonts: a label of nothing but these looks Latin.
    private static final Map<Character, String> SAME = new TreeMap<>();
    /// Letters that are much alike: they count only where scripts are mixed in one label.
    private static final Map<Character, String> ALIKE = new TreeMap<>();
    private static final Set<UnicodeScript> NEAR_LATIN = EnumSet.of(UnicodeScript.CYRILLIC, UnicodeScript.GREEK,
            UnicodeScript.ARMENIAN, UnicodeScript.CHEROKEE);

    static {
        put(SAME, "аaсcԁdеeһhіiјjӏlоoрpԛqѕsѵvԝwхxуyүyԍgһhԑeѡw");
        put(SAME, "αaοoνvρpιiυuχxγyϲcϳj");
        put(SAME, "օoոnսuհhցgզqյjլlաw");
        put(SAME, "ıiɑaɡgǀlɩiʀrꞓc");
        put(ALIKE, "кkтtмmнhвbпnгrиuшwщwцu");
        put(ALIKE, "κkτtηnεeωwσoβbμuδdθoπn");
        put(ALIKE, "քpռnեeդnբf");
    }

    private LookAlike() {}

    private static void put(Map<Character, String> table, String pairs) {
        for (int at = 0; at + 1 < pairs.length(); at += 2) {
            if (pairs.charAt(at + 1) < 0x80) {
                table.put(pairs.charAt(at), String.valueOf(pairs.charAt(at + 1)));
            }
        }
    }

    /// The host as a browser may show it: A-labels as Unicode.
    public static String shown(String host) {
        return host.contains("xn--") ? IDN.toUnicode(host, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT) : host;
    }

    /// The ASCII host that a host in normal form is drawn like; empty when it looks like itself. A name in Cyrillic under a
    /// Cyrillic top level is nobody's double, whatever its letters.
    public static String of(String host) {
        if (!host.contains("xn--")) {
            return "";
        }
        String[] labels = shown(host).split("\\.", -1);
        if (labels.length < 2 || !isAscii(labels[labels.length - 1])) {
            return "";
        }
        boolean found = false;
        for (int index = 0; index < labels.length - 1; index++) {
            if (!isAscii(labels[index])) {
                String latin = latin(labels[index]);
                found |= !latin.isEmpty();
                labels[index] = latin.isEmpty() ? labels[index] : latin;
            }
        }
        return found ? String.join(".", labels) : "";
    }

    /// True when letters of Latin and of a script that is much like it, or of two such scripts, are in one label.
    public static boolean isMixed(String host) {
        if (!host.contains("xn--")) {
            return false;
        }
        for (String label : shown(host).split("\\.", -1)) {
            if (mixed(label)) {
                return true;
            }
        }
        return false;
    }

    private static boolean mixed(String label) {
        Set<UnicodeScript> scripts = EnumSet.noneOf(UnicodeScript.class);
        label.codePoints().filter(Character::isLetter).mapToObj(UnicodeScript::of).forEach(scripts::add);
        boolean near = scripts.stream().anyMatch(NEAR_LATIN::contains);
        return near && scripts.size() > 1;
    }

    private static String latin(String label) {
        boolean mixed = mixed(label);
        var out = new StringBuilder();
        for (int at = 0; at < label.length(); at++) {
            char c = label.charAt(at);
            String same = c < 0x80 ? String.valueOf(c) : SAME.getOrDefault(c, mixed ? ALIKE.getOrDefault(c, "") : "");
            if (same.isEmpty()) {
                return "";
            }
            out.append(same);
        }
        return out.toString();
    }

    /// What two hosts have in common that the eye takes for the same: without accents, letters of other scripts as Latin
    /// ones, `0` as `o`, `1` and `i` as `l`, `rn` as `m`, `vv` as `w`, hyphens left out.
    public static String skeleton(String host) {
        String plain = Normalizer.normalize(shown(host), Normalizer.Form.NFD);
        var out = new StringBuilder(plain.length());
        for (int at = 0; at < plain.length(); at++) {
            char c = plain.charAt(at);
            String same = c < 0x80 ? "" : SAME.getOrDefault(c, ALIKE.getOrDefault(c, ""));
            if (!same.isEmpty()) {
                out.append(same);
            } else if (c != '-' && Character.getType(c) != Character.NON_SPACING_MARK) {
                out.append(c);
            }
        }
        return out.toString().replace('0', 'o').replace('1', 'l').replace('i', 'l').replace("rn", "m").replace("vv",
                "w");
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }
}
