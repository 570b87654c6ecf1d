package org.spampot.analysis;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.spampot.analysis.link.Ascii;
import org.spampot.analysis.link.IpText;
import org.spampot.model.Finding;
import org.spampot.model.Indicator;
import org.spampot.model.IndicatorKind;
import org.spampot.model.Link;
import org.spampot.model.Where;

/// IP addresses written in header fields, in text, and as hosts of URLs. What looks like an address and is a version
/// number, a date or a time is left out: a wrong guess is worse than none.
public final class IpAddresses implements Analyzer {
    private static final int MOST = 10_000;
    /// Fields that name programs with their versions.
    private static final Set<String> PROGRAMS = Set.of("x-mailer", "user-agent", "x-mimeole", "mime-version",
            "x-newsreader", "x-spam-checker-version", "x-virus-scanned", "x-library", "dkim-signature");
    private static final List<String> VERSION_WORDS = List.of("version", "version=", "ver", "ver.", "v", "v.", "build",
            "release", "rev", "revision", "id", "version:", "firmware", "section", "chapter");

    @Override
    public String name() {
        return "ip-addresses";
    }

    @Override
    public int version() {
        return 3;
    }

    @Override
    public List<Finding> analyze(Mail mail) {
        Set<Finding> found = new LinkedHashSet<>();
        for (Mail.Place place : mail.foldedPlaces()) {
            if (!place.where().part().equals("header") || !PROGRAMS.contains(place.where().how())) {
                scan(place.text(), place.where(), found);
            }
        }
        for (Link link : mail.links()) {
            add(IpText.canonical(link.host()), link.where(), found);
        }
        if (found.size() >= MOST) {
            mail.truncated("ips: the first " + MOST + " were kept");
        }
        return List.copyOf(found);
    }

    private static void add(String address, Where where, Set<Finding> found) {
        if (!address.isEmpty() && found.size() < MOST) {
            found.add(new Indicator(IndicatorKind.IP, address, where));
        }
    }

    /// Looks at each run of hexadecimal digits, dots and colons.
    private static void scan(String text, Where where, Set<Finding> found) {
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (!Ascii.isDigit(c) && c != ':') {
                at++;
                continue;
            }
            int start = at;
            while (start > 0 && start > at - 4 && Ascii.isHex(text.charAt(start - 1))) {
                start--;
            }
            int end = at;
            while (end < text.length() && isPart(text.charAt(end))) {
                end++;
            }
            run(text, start, end, where, found);
            at = end;
        }
    }

    private static void run(String text, int start, int end, Where where, Set<Finding> found) {
        if (end - start > 64 || end - start < 3) {
            return;
        }
        if (!mayBeAddress(text, start, end)) {
            return;
        }
        char before = start == 0 ? ' ' : text.charAt(start - 1);
        char after = end == text.length() ? ' ' : text.charAt(end);
        String run = text.substring(start, end);
        while (run.endsWith(".") || (run.endsWith(":") && !run.endsWith("::"))) {
            run = run.substring(0, run.length() - 1);
        }
        if (isWord(after)) {
            return;
        }
        boolean marked = (before == '[' && after == ']') || before == ':';
        int port = run.indexOf(':');
        String v4 = port > 0 ? run.substring(0, port) : run;
        if (IpText.isV4(v4) && plausible(text, start, before, v4)) {
            add(v4, where, found);
        } else if (!isWord(before) && (marked || groups(run) > 2)) {
            String v6 = IpText.canonical(run);
            if (!v6.isEmpty() && !v6.equals("::") && !IpText.isV4(v6)) {
                add(v6, where, found);
            }
        } else if (before == ':' && run.length() > 2) {
            add(IpText.canonical(run), where, found);
        }
    }

    /// No address has fewer dots and colons; most runs are numbers, times and dates.
    private static boolean mayBeAddress(String text, int start, int end) {
        int dots = 0;
        int colons = 0;
        for (int at = start; at < end; at++) {
            char c = text.charAt(at);
            dots += c == '.' ? 1 : 0;
            colons += c == ':' ? 1 : 0;
            if (c == ':' && text.startsWith("::", at)) {
                return true;
            }
        }
        return dots >= 3 || colons >= 6;
    }

    private static boolean plausible(String text, int start, char before, String address) {
        boolean joined = isWord(before) || ".-_".indexOf(before) >= 0;
        boolean setting = before == '=' && !afterIpWord(text, start);
        boolean small = address.startsWith("0.") || (address.endsWith(".0") && address.startsWith("1."));
        if (joined || setting || small) {
            return false;
        }
        int end = start;
        while (end > 0 && end > start - 3 && (text.charAt(end - 1) == ' ' || text.charAt(end - 1) == '/')) {
            end--;
        }
        int from = end;
        while (from > 0 && from > end - 12 && text.charAt(from - 1) > ' ') {
            from--;
        }
        while (from < end && !isWord(text.charAt(from))) {
            from++;
        }
        String word = text.substring(from, end).toLowerCase(Locale.ROOT);
        boolean product = before == '/' && end < start && !word.isEmpty() && isWord(word.charAt(word.length() - 1));
        return !VERSION_WORDS.contains(word) && !product;
    }

    /// `ip=192.0.2.1`, `client-ip=192.0.2.1`.
    private static boolean afterIpWord(String text, int start) {
        String word = text.substring(Math.max(0, start - 12), start - 1).toLowerCase(Locale.ROOT);
        return word.endsWith("ip") || word.endsWith("addr") || word.endsWith("host") || word.endsWith("address");
    }

    private static int groups(String run) {
        int groups = 0;
        boolean inside = false;
        for (int at = 0; at < run.length(); at++) {
            boolean colon = run.charAt(at) == ':';
            groups += !colon && !inside ? 1 : 0;
            inside = !colon;
        }
        return groups;
    }

    private static boolean isPart(char c) {
        return Ascii.isHex(c) || c == ':' || c == '.';
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c);
    }
}
