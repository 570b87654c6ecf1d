package org.spampot.analysis;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.spampot.analysis.link.BareHosts;
import org.spampot.analysis.link.Defang;
import org.spampot.analysis.link.HostName;
import org.spampot.analysis.link.WebUrl;

/// The hosts that the text of a link names: what its reader believes to go to.
final class ShownHosts {
    private static final int MOST = 20;

    private ShownHosts() {}

    /// Registered domains, or hosts that have none, in the order of the text.
    static Set<String> of(String label) {
        String text = Defang.fold(label).text();
        Set<String> shown = new LinkedHashSet<>();
        if (text.indexOf('.') < 0) {
            return shown;
        }
        for (String word : text.split("[\\s<>\"'|]+", MOST)) {
            int at = word.startsWith("(") || word.startsWith("[") ? 1 : 0;
            host(word.substring(at), shown);
        }
        return shown;
    }

    private static void host(String word, Set<String> shown) {
        int scheme = word.indexOf("://");
        int end = word.length();
        while (end > 0 && ".,;:!?)]".indexOf(word.charAt(end - 1)) >= 0) {
            end--;
        }
        String trimmed = word.substring(0, end);
        boolean url = scheme > 0 && scheme < end - 4;
        if (!url && (trimmed.indexOf('@') >= 0 || !BareHosts.isOne(trimmed))) {
            return;
        }
        @Nullable
        WebUrl parsed = WebUrl.parse(url ? trimmed : "http://" + trimmed, null);
        if (parsed != null && !parsed.host().isEmpty() && parsed.host().indexOf('.') > 0) {
            String domain = HostName.domain(parsed.host());
            shown.add(domain.isEmpty() ? parsed.host() : domain);
        }
    }
}
