package org.spampot.console.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.spampot.console.MailReader.HeaderLine;
import org.spampot.model.Barcode;
import org.spampot.model.Defect;
import org.spampot.model.Indicator;
import org.spampot.model.IndicatorKind;
import org.spampot.model.Link;
import org.spampot.model.Mailbox;
import org.spampot.model.Part;
import org.spampot.model.PatternHit;
import org.spampot.model.Trait;
import org.spampot.store.MessageDetail;

/// One message.
///
/// @param tab which view of the content is open
/// @param tabs those that there are
/// @param body what the open tab shows
public record MessageView(MessageDetail detail, Tab tab, List<Tab> tabs, Body body) {
    private static final int MOST_FOUND = 500;
    private static final int MOST_PLACES = 4;

    public MessageView {
        tabs = List.copyOf(tabs);
    }

    /// A view of the content.
    public enum Tab {
        TEXT("Text"), HTML("HTML, made safe"), SOURCE("HTML source"), HEADERS("Header"), PARTS("Parts"), RAW("Raw");

        private final String title;

        Tab(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// What is shown of the content.
    public sealed interface Body {
        /// Text as it is, its hidden characters visible.
        record Plain(Visible text, boolean cut) implements Body {}

        /// A frame with cleaned HTML.
        ///
        /// @param frame its address
        /// @param cut what was left out, with how often
        record Frame(String frame, Map<String, Integer> cut) implements Body {}

        record Headers(List<HeaderLine> lines) implements Body {
            public Headers {
                lines = List.copyOf(lines);
            }
        }

        record Parts(List<Part> parts) implements Body {
            public Parts {
                parts = List.copyOf(parts);
            }
        }

        /// There is nothing to show, and why.
        record Nothing(String why) implements Body {}
    }

    /// A value found in the message.
    ///
    /// @param text defanged
    /// @param href the search for it; empty for none
    /// @param where the first places it was found at
    public record Found(Visible text, String href, String where) {}

    /// Values of one kind, each once, with all its places.
    public record FoundGroup(String title, List<Found> found, int more) {
        public FoundGroup {
            found = List.copyOf(found);
        }
    }

    /// A value and where it was, on its way into a group.
    private record Sighted(String value, Visible text, String href, String where) {}

    /// All that was found, by kind; kinds without a value are left out.
    public List<FoundGroup> groups() {
        List<FoundGroup> groups = new ArrayList<>();
        add(groups, "Links", detail.analysis().links().stream().map(MessageView::sighted).toList());
        add(groups, "Domains", indicators(IndicatorKind.DOMAIN));
        add(groups, "Mail addresses", indicators(IndicatorKind.EMAIL));
        add(groups, "IP addresses", indicators(IndicatorKind.IP));
        add(groups, "Telephone numbers", indicators(IndicatorKind.PHONE));
        add(groups, "Wallets", indicators(IndicatorKind.WALLET));
        add(groups, "Bank accounts", indicators(IndicatorKind.IBAN));
        add(groups, "Message-IDs", indicators(IndicatorKind.MESSAGEID));
        add(groups, "Patterns", detail.analysis().patterns().stream().map(MessageView::sighted).toList());
        return groups;
    }

    private static void add(List<FoundGroup> groups, String title, List<Sighted> all) {
        Map<String, List<Sighted>> byValue = all.stream()
                .collect(Collectors.groupingBy(Sighted::value, LinkedHashMap::new, Collectors.toList()));
        if (byValue.isEmpty()) {
            return;
        }
        List<Found> found = byValue.values().stream().limit(MOST_FOUND).map(MessageView::merged).toList();
        groups.add(new FoundGroup(title, found, byValue.size() - found.size()));
    }

    private static Found merged(List<Sighted> same) {
        String where = same.stream().map(Sighted::where).distinct().limit(MOST_PLACES)
                .collect(Collectors.joining(", "));
        long places = same.stream().map(Sighted::where).distinct().count();
        Sighted first = same.getFirst();
        return new Found(first.text(), first.href(), Format.plain(where, 200)
                + (places > MOST_PLACES ? " and " + (places - MOST_PLACES) + " more" : ""));
    }

    private static Sighted sighted(Link link) {
        return new Sighted(link.url(), Format.url(link.url(), 300), SearchLink.search("url", link.url()),
                link.where().toString());
    }

    private static Sighted sighted(PatternHit hit) {
        return new Sighted(hit.name() + " " + hit.value(), Visible.line(hit.name() + ": " + hit.value(), 200),
                SearchLink.search("pattern", hit.name()), hit.where().toString());
    }

    private List<Sighted> indicators(IndicatorKind kind) {
        return detail.analysis().indicators().stream().filter(found -> found.kind() == kind)
                .map(MessageView::sighted).toList();
    }

    private static Sighted sighted(Indicator found) {
        Visible text = switch (found.kind()) {
            case DOMAIN -> Format.host(found.value(), 255);
            case EMAIL -> Format.address(found.value(), 320);
            case IP -> Visible.line(found.value(), 60);
            case PHONE, WALLET, IBAN, MESSAGEID -> Visible.line(found.value(), 200);
        };
        String search = found.kind() == IndicatorKind.MESSAGEID
                ? ""
                : SearchLink.search(found.kind().word(), found.value());
        return new Sighted(found.value(), text, search,
                found.where().toString());
    }

    /// Oddities of protocol and content together.
    public List<Defect> defects() {
        List<Defect> all = new ArrayList<>(detail.protocolDefects());
        all.addAll(detail.analysis().defects());
        return all.stream().limit(MOST_FOUND).toList();
    }

    /// What a code says; a URL defanged.
    public static Visible text(Barcode code) {
        return code.text().contains("://") ? Format.url(code.text(), 500) : Visible.line(code.text(), 500);
    }

    /// The name of a trait as a label.
    public static String title(Trait trait) {
        String words = trait.name().replace('-', ' ');
        return words.isEmpty() ? "" : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /// The value of a trait; a URL defanged.
    public static Visible value(Trait trait) {
        return trait.value().contains("://") ? Format.url(trait.value(), 300) : Visible.line(trait.value(), 300);
    }

    /// Mailboxes of a header field on one line: `Name <address>, ...`.
    public static Visible mailboxes(List<Mailbox> boxes) {
        return Visible.line(boxes.stream().limit(20)
                .map(box -> box.name().isBlank() ? box.address() : box.name() + " <" + box.address() + ">")
                .collect(Collectors.joining(", ")) + (boxes.size() > 20 ? ", ..." : ""), 600);
    }
}
