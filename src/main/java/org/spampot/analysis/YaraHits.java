package org.spampot.analysis;

import java.util.ArrayList;
import java.util.List;
import org.spampot.analysis.file.Contents;
import org.spampot.mime.MimePart;
import org.spampot.model.Bytes;
import org.spampot.model.Finding;
import org.spampot.model.Where;

/// The operator's YARA rules over the message as it came, each decoded part, each file inside of one, and the text of documents.
/// A rule is reported once for each of those.
public final class YaraHits implements Analyzer {
    /// What is looked at, at most.
    static final int MOST_FILES = 200;
    static final long MOST_BYTES = 64 << 20;
    private static final int MOST = 100;

    private final Scanner scanner;

    public YaraHits(Scanner scanner) {
        this.scanner = scanner;
    }

    @Override
    public String name() {
        return "yara";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<Finding> analyze(Mail mail) {
        if (!scanner.looks()) {
            return List.of();
        }
        Scanner.Seen seen = scanner.scan(items(mail));
        seen.missed().forEach(why -> mail.truncated("yara: " + why));
        if (seen.hits().size() > MOST) {
            mail.truncated("yara: the first " + MOST + " matches were kept");
        }
        return List.copyOf(seen.hits().subList(0, Math.min(MOST, seen.hits().size())));
    }

    private static List<Scanner.Item> items(Mail mail) {
        List<Scanner.Item> all = new ArrayList<>();
        add(all, "message", "content", mail.content());
        for (MimePart part : mail.parts()) {
            if (!part.isContainer() && !part.body().equals(mail.content())) {
                add(all, part.number(), "content", part.body());
            }
        }
        for (FilePart file : mail.files()) {
            String part = file.part().number();
            for (Contents.Inside inside : file.contents().inside()) {
                add(all, part, inside.how(), inside.content());
            }
            for (Contents.Text text : file.contents().texts()) {
                if (text.how().indexOf(':') > 0) {
                    add(all, part, text.how(), Bytes.utf8(text.text()));
                }
            }
        }
        return bounded(all, mail);
    }

    private static void add(List<Scanner.Item> all, String part, String how, Bytes content) {
        if (!content.isEmpty()) {
            all.add(new Scanner.Item(new Where(part, how), content));
        }
    }

    private static List<Scanner.Item> bounded(List<Scanner.Item> all, Mail mail) {
        List<Scanner.Item> kept = new ArrayList<>();
        long bytes = 0;
        for (Scanner.Item item : all) {
            bytes += item.content().size();
            if (kept.size() == MOST_FILES || bytes > MOST_BYTES) {
                mail.truncated(
                        "yara: the first " + MOST_FILES + " files and " + (MOST_BYTES >> 20) + " MB were looked at");
                break;
            }
            kept.add(item);
        }
        return kept;
    }
}
