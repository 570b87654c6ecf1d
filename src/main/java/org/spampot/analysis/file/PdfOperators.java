package org.spampot.analysis.file;

/// The operators of a content stream (ISO 32000-1 section 7.8.2), one after the other, each with the operands before it.
///
/// Thread-safety: belongs to one thread.
abstract class PdfOperators {
    private static final int MOST_NUMBERS = 6;

    final String source;
    /// The numbers before the operator; more than [#count] of them are older.
    final double[] numbers = new double[MOST_NUMBERS];
    /// How many numbers there are, also of those beyond the first six.
    int count;
    /// Where the last string or array before the operator is; negative when there is none.
    int lastString = -1;
    int lastStringEnd;
    int lastName = -1;
    int lastNameEnd;
    private int at;

    PdfOperators(String source) {
        this.source = source;
    }

    /// Does what an operator says.
    abstract void operator(String word);

    /// Whether enough was read.
    abstract boolean isEnough();

    final void run() {
        while (at < source.length() && !isEnough()) {
            char c = source.charAt(at);
            if (PdfSyntax.blank(c)) {
                at++;
            } else if (c == '%') {
                int end = source.indexOf('\n', at);
                at = end < 0 ? source.length() : end + 1;
            } else {
                token(c);
            }
        }
    }

    private void token(char c) {
        int end = Math.max(at + 1, c == '/' || PdfSyntax.regular(c) ? wordEnd() : PdfSyntax.end(source, at));
        if (c == '(' || c == '[' || c == '<') {
            lastString = at;
            lastStringEnd = end;
        } else if (c == '/') {
            lastName = at;
            lastNameEnd = end;
        } else if ((c >= '0' && c <= '9') || c == '-' || c == '.' || c == '+') {
            if (count < numbers.length) {
                numbers[count] = number(source.substring(at, end));
            }
            count++;
        } else {
            String word = source.substring(at, end);
            if (word.equals("BI")) {
                end = afterInlineImage(end);
            } else {
                operator(word);
            }
            count = 0;
            lastString = -1;
        }
        at = end;
    }

    private int wordEnd() {
        int end = at + 1;
        while (end < source.length() && PdfSyntax.regular(source.charAt(end))) {
            end++;
        }
        return end;
    }

    private int afterInlineImage(int from) {
        int end = source.indexOf("EI", from);
        return end < 0 ? source.length() : end + 2;
    }

    static double number(String text) {
        try {
            return text.length() > 20 ? 0 : Double.parseDouble(text);
        } catch (NumberFormatException none) {
            return 0;
        }
    }
}
