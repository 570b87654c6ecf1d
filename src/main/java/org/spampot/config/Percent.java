package org.spampot.config;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/// A share, written `20%` or `0.5%`.
///
/// @param share 0 to 1
public record Percent(double share) {
    private static final Pattern FORM = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,4})?%");

    /// The share that `text` writes, or nothing when it writes none between 0% and 100%.
    public static Optional<Percent> parse(String text) {
        if (!FORM.matcher(text).matches()) {
            return Optional.empty();
        }
        double share = new BigDecimal(text.substring(0, text.length() - 1)).movePointLeft(2).doubleValue();
        return share > 1 ? Optional.empty() : Optional.of(new Percent(share));
    }

    @Override
    public String toString() {
        return BigDecimal.valueOf(share).movePointRight(2).stripTrailingZeros().toPlainString() + "%";
    }
}
