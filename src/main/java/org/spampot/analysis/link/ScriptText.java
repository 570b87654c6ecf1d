package org.spampot.analysis.link;

/// What scripts hide in strings: joined pieces, `atob`, `unescape`, `String.fromCharCode`. Nothing is run; what needs
/// running stays hidden.
public final class ScriptText {
    private static final int MOST = 200;
    private static final int LONGEST = 256 * 1024;

    private ScriptText() {}

    /// Texts beside the script as written, a line each; empty when there are none.
    public static String decoded(String script) {
        var out = new StringBuilder();
        boolean joined = script.indexOf("+") >= 0 && (script.indexOf('"') >= 0 || script.indexOf('\'') >= 0);
        String plain = joined || script.indexOf('\\') >= 0 ? Escapes.scripted(script) : script;
        if (!plain.equals(script)) {
            out.append(plain).append('\n');
        }
        calls(plain, "atob", out);
        calls(plain, "unescape", out);
        calls(plain, "decodeURIComponent", out);
        characters(plain, out);
        return out.toString();
    }

    private static void calls(String script, String function, StringBuilder out) {
        int at = script.indexOf(function);
        for (int count = 0; at >= 0 && count < MOST && out.length() < LONGEST; count++) {
            int open = at + function.length();
            while (open < script.length() && open - at < function.length() + 8
                    && (script.charAt(open) == '(' || script.charAt(open) <= ' ')) {
                open++;
            }
            char quote = open < script.length() ? script.charAt(open) : ' ';
            int end = quote == '"' || quote == '\'' || quote == '`' ? script.indexOf(quote, open + 1) : -1;
            if (end > open) {
                String argument = script.substring(open + 1, end);
                out.append(function.equals("atob") ? Escapes.base64(argument) : Escapes.undone(argument)).append('\n');
            }
            at = script.indexOf(function, end > open ? end : open);
        }
    }

    /// `String.fromCharCode(104, 0x74, ...)`
    private static void characters(String script, StringBuilder out) {
        int at = script.indexOf("fromCharCode");
        while (at >= 0 && out.length() < LONGEST) {
            int open = script.indexOf('(', at, Math.min(script.length(), at + 16));
            int end = open;
            while (open >= 0 && end + 1 < script.length() && (Ascii.isHex(script.charAt(end + 1))
                    || ", x\n\t\r".indexOf(script.charAt(end + 1)) >= 0)) {
                end++;
            }
            if (open >= 0 && end > open) {
                for (String number : script.substring(open + 1, end + 1).split(",", 4096)) {
                    character(number.strip(), out);
                }
                out.append('\n');
            }
            at = script.indexOf("fromCharCode", at + 12);
        }
    }

    private static void character(String number, StringBuilder out) {
        boolean hex = number.startsWith("0x");
        String digits = hex ? number.substring(2) : number;
        boolean good = !digits.isEmpty() && digits.length() < 6 && (hex || Ascii.isDigits(digits))
                && digits.chars().allMatch(Ascii::isHex);
        if (good) {
            out.append((char) Integer.parseInt(digits, hex ? 16 : 10));
        }
    }
}
