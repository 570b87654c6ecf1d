package org.spampot.smtp;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.spampot.model.Defect;

/// Counts what is odd in the content of one message. Bounded: counters, and at most one entry for each of the few
/// look-alikes of the end of data.
///
/// Thread-safety: none; confined to its session.
final class ContentNotes {
    private static final String WHERE = "content";

    private final Map<String, Integer> lookAlikes = new TreeMap<>();
    private long bareCrs;
    private long bareLfs;
    private long nuls;
    private long eightBits;
    private long longLines;
    private long dots;

    void lookAlike(LineEnd before, LineEnd after) {
        lookAlikes.merge(before.word() + "." + after.word(), 1, Integer::sum);
    }

    void bareCr() {
        bareCrs++;
    }

    void nul() {
        nuls++;
    }

    void eightBit(int bytes) {
        eightBits += bytes;
    }

    void dotNotStuffed() {
        dots++;
    }

    void endLine(boolean tooLong, LineEnd end) {
        longLines += tooLong ? 1 : 0;
        bareLfs += end == LineEnd.LF ? 1 : 0;
    }

    /// In binary content lines mean nothing, so neither do odd ones.
    List<Defect> defects(Body declared) {
        var all = new ArrayList<Defect>(0);
        if (!lookAlikes.isEmpty()) {
            all.add(ProtocolDefect.SMUGGLING_END_OF_DATA.at(WHERE, lookAlikes.entrySet().stream()
                    .map(each -> each.getKey() + " x" + each.getValue()).collect(Collectors.joining(", "))));
        }
        if (declared != Body.BINARY) {
            count(all, ProtocolDefect.BARE_CR, bareCrs);
            count(all, ProtocolDefect.BARE_LF, bareLfs);
            count(all, ProtocolDefect.NUL, nuls);
            count(all, ProtocolDefect.LONG_LINE, longLines);
            count(all, ProtocolDefect.EIGHT_BIT_CONTENT, declared == Body.EIGHT_BIT ? 0L : eightBits);
        }
        count(all, ProtocolDefect.DOT_NOT_STUFFED, dots);
        return all;
    }

    private static void count(List<Defect> all, ProtocolDefect defect, long times) {
        if (times > 0) {
            all.add(defect.at(WHERE, Long.toString(times)));
        }
    }
}
