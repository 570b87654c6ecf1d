package org.spampot.analysis.file;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.spampot.model.Bytes;

/// Zip, read both ways that programs do: by its directory, and by the local headers. What one shows and the other does
/// not is read too, and named. Office documents, Java archives and Android packages are zips with certain names.
final class Zip {
    private static final int MOST_SCANNED = 2_000;

    private final OpenFile file;
    private final byte[] zip;
    private final ZipDirectory directory;
    /// Where data of entries lies: start to end.
    private final TreeMap<Integer, Integer> covered = new TreeMap<>();
    private @Nullable ZipDocument document;

    private Zip(OpenFile file) {
        this.file = file;
        this.zip = file.bytes.toArray();
        this.directory = ZipDirectory.read(zip);
    }

    static void read(OpenFile file) {
        new Zip(file).all();
    }

    /// A zip behind something else, which is what the file is.
    static void readAppended(OpenFile file) {
        var zip = new Zip(file);
        for (ZipItem item : zip.directory.items()) {
            zip.compare(item);
            zip.entry(item);
        }
    }

    private void all() {
        List<ZipItem> hidden = hidden();
        List<ZipItem> items = new ArrayList<>(directory.items());
        if (directory.end() < 0) {
            file.oddity("zip-no-directory", "");
            items = hidden;
            hidden = List.of();
        } else if (directory.told() != directory.items().size() && directory.items().size() < ZipDirectory.MOST) {
            file.oddity("zip-entry-count", directory.told() + " told, " + directory.items().size() + " listed");
        }
        around();
        names(items);
        document = ZipDocument.of(items.stream().map(ZipItem::name).collect(Collectors.toSet()), file);
        for (ZipItem item : items) {
            compare(item);
            entry(item);
        }
        for (ZipItem item : hidden) {
            file.oddity("zip-hidden-entry", item.name());
            entry(item);
        }
        document.done();
    }

    private void around() {
        long first = directory.items().stream().filter(item -> item.data() >= 0).mapToLong(ZipItem::at).min()
                .orElse(-1);
        if (first > 4) {
            file.oddity("zip-data-before", first + " bytes");
        }
        if (directory.end() >= 0 && directory.end() < zip.length) {
            file.oddity("zip-data-after", zip.length - directory.end() + " bytes");
        }
    }

    private void names(List<ZipItem> items) {
        Set<String> seen = new HashSet<>();
        for (ZipItem item : items) {
            if (!seen.add(item.name()) && !item.folder()) {
                file.oddity("zip-duplicate-name", item.name());
            }
        }
    }

    /// Local headers that the directory does not know, outside of the data of those that it does.
    private List<ZipItem> hidden() {
        Set<Long> known = new HashSet<>();
        for (ZipItem item : directory.items()) {
            known.add(item.at());
            cover(item);
        }
        List<ZipItem> hidden = new ArrayList<>();
        int at = 0;
        while (hidden.size() < MOST_SCANNED) {
            at = Little.find(zip, at, zip.length, "PK\3\4");
            if (at < 0) {
                break;
            }
            var inside = covered.floorEntry(at);
            if (inside != null && inside.getValue() > at) {
                at = inside.getValue();
            } else if (known.contains((long) at) || Little.u16(zip, at + 26) == 0) {
                at += 4;
            } else {
                ZipItem item = ZipItem.local(zip, at);
                hidden.add(item);
                at = item.data() + Math.clamp(item.packed(), 0, zip.length - item.data());
            }
        }
        return hidden;
    }

    private void cover(ZipItem item) {
        if (item.data() < 0) {
            return;
        }
        int start = (int) item.at();
        int end = Math.clamp(item.data() + Math.max(0, item.packed()), item.data(), zip.length);
        var before = covered.floorEntry(start);
        var after = covered.ceilingEntry(start);
        if ((before != null && before.getValue() > start) || (after != null && after.getKey() < end)) {
            file.oddity("zip-entries-overlap", item.name());
        }
        covered.merge(start, end, Math::max);
    }

    /// What the directory says of an entry and what its own header says.
    private void compare(ZipItem central) {
        if (central.data() < 0) {
            if (directory.end() >= 0) {
                file.oddity("zip-no-local-header", central.name());
            }
            return;
        }
        ZipItem local = ZipItem.local(zip, (int) central.at());
        if (!local.name().equals(central.name())) {
            file.oddity("zip-names-disagree", central.name() + " / " + local.name());
        }
        if (local.method() != central.method()) {
            file.oddity("zip-methods-disagree", central.name() + ": " + central.method() + " / " + local.method());
        }
        if (local.encrypted() != central.encrypted()) {
            file.oddity("zip-encryption-disagrees", central.name());
        }
        boolean sizes = local.packed() >= 0 && !local.described()
                && (local.packed() != central.packed() || local.size() != central.size());
        if (sizes) {
            file.oddity("zip-sizes-disagree", central.name() + ": " + central.size() + " / " + local.size());
        }
    }

    private void entry(ZipItem item) {
        if (item.folder()) {
            Names.checkPath(item.name(), file);
            return;
        }
        if (item.encrypted()) {
            file.flag("encrypted");
        }
        if (item.data() < 0) {
            file.listed("zip", item.name(), item.size());
            return;
        }
        Bytes content = null;
        if (file.budget().hasEntries()) {
            content = new ZipData(file, zip, item).read();
        }
        boolean encrypted = item.encrypted();
        if (content == null) {
            listed(item, encrypted);
        } else if (document == null || !document.part(item.name(), content)) {
            if (encrypted) {
                file.entry("zip", item.name(), content, "encrypted", "decrypted");
            } else {
                file.entry("zip", item.name(), content);
            }
        }
    }

    private void listed(ZipItem item, boolean encrypted) {
        if (encrypted) {
            file.listed("zip", item.name(), item.size(), "encrypted");
        } else {
            file.listed("zip", item.name(), item.size());
        }
    }
}
