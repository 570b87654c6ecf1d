package org.spampot.analysis.file;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.spampot.model.Bytes;
import org.spampot.model.FileEntry;

/// What was found in one attachment and in the files in it, in the order of reading.
///
/// Thread-safety: none.
public final class Contents {
    private static final int MOST_ODDITIES = 200;
    private static final int MOST_PICTURES = 50;
    private static final int LARGEST_PICTURE = 2 * 1024 * 1024;

    /// Text to be searched.
    ///
    /// @param how it was reached: `zip:a.zip!zip:readme.txt`, `pdf:text`
    public record Text(String how, String text) {}

    /// A URL that a document names for a purpose (a link, a template, a shortcut's target).
    public record Reference(String how, String url) {}

    /// An oddity: a name of the fixed list in `docs/reference/analysis.md`, and what was seen.
    public record Oddity(String name, String detail) {}

    /// A file inside, with its bytes.
    public record Inside(String how, Bytes content) {}

    /// A picture in a file, as it is.
    public record Picture(String how, Bytes content) {}

    final List<Inside> inside = new ArrayList<>();
    final List<Text> texts = new ArrayList<>();
    final List<Text> pages = new ArrayList<>();
    final List<Picture> pictures = new ArrayList<>();
    final List<Reference> references = new ArrayList<>();
    final List<FileEntry> entries = new ArrayList<>();
    final Set<Oddity> oddities = new LinkedHashSet<>();
    final Set<String> flags = new LinkedHashSet<>();
    Detected type = Detected.NONE;

    void picture(String how, Bytes content) {
        if (pictures.size() < MOST_PICTURES && content.size() <= LARGEST_PICTURE) {
            pictures.add(new Picture(how, content));
        }
    }

    void oddity(String name, String detail) {
        if (oddities.size() < MOST_ODDITIES) {
            oddities.add(new Oddity(name, Names.shown(detail)));
        }
    }

    /// Plain text, of text files and of documents.
    public List<Text> texts() {
        return List.copyOf(texts);
    }

    /// HTML, to be read as such.
    public List<Text> pages() {
        return List.copyOf(pages);
    }

    /// The files inside, each once, when they were to be kept.
    public List<Inside> inside() {
        return List.copyOf(inside);
    }

    /// Pictures among the files inside, to be looked at.
    public List<Picture> pictures() {
        return List.copyOf(pictures);
    }

    public List<Reference> references() {
        return List.copyOf(references);
    }

    public List<FileEntry> entries() {
        return List.copyOf(entries);
    }

    public List<Oddity> oddities() {
        return List.copyOf(oddities);
    }

    /// What the file itself is and does, in words of the fixed list: `encrypted`, `macros`, `javascript`.
    public List<String> flags() {
        return List.copyOf(flags);
    }

    /// The file's own type.
    public String type() {
        return type.type();
    }
}
