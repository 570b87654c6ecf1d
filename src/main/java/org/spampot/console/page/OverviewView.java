package org.spampot.console.page;

import java.util.List;
import org.spampot.console.Live.Listening;
import org.spampot.store.MessageRow;

/// The front page.
///
/// @param cards top lists that have rows
/// @param latest the newest messages
/// @param span sums over the range
/// @param activity points of the range, oldest first; minutes, hours or days as the range has it
public record OverviewView(Counters counters, Range range, List<TopCard> cards, List<MessageRow> latest,
        ActivityPoint span,
        List<ActivityPoint> activity, List<Listening> listeners) {
    public OverviewView {
        cards = List.copyOf(cards);
        latest = List.copyOf(latest);
        activity = List.copyOf(activity);
        listeners = List.copyOf(listeners);
    }

    /// Whether nothing has ever come in.
    public boolean isEmpty() {
        return counters.sessions() == 0 && counters.messages() == 0;
    }

    /// Where a first test mail can be sent: `HOST PORT` for a command line; the wildcard address is this machine.
    public String firstHost() {
        return listeners.isEmpty() ? "127.0.0.1" : host(listeners.getFirst().address());
    }

    public String firstPort() {
        String address = listeners.isEmpty() ? "127.0.0.1:2525" : listeners.getFirst().address();
        return address.substring(address.lastIndexOf(':') + 1);
    }

    private static String host(String address) {
        String host = address.substring(0, Math.max(0, address.lastIndexOf(':')));
        return switch (host) {
            case "", "0.0.0.0" -> "127.0.0.1";
            case "[::]", "[0:0:0:0:0:0:0:0]" -> "::1";
            default -> host.replace("[", "").replace("]", "");
        };
    }
}
