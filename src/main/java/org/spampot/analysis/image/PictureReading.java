package org.spampot.analysis.image;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.spampot.analysis.image.PictureFile.Outcome;
import org.spampot.model.Bytes;

/// What there is to say of a picture's file once it was read: nothing else of it need be kept.
///
/// @param outcome how the reading went
/// @param likeness of its first picture ([PerceptualHash]), empty when there is none
/// @param codes of all its pictures, each text once, in the order of the pictures
/// @param spent of the effort, in its units
public record PictureReading(Outcome outcome, String likeness, List<Code> codes, long spent) {
    /// More codes are not kept of a file.
    static final int MOST_CODES = 100;

    public PictureReading {
        codes = List.copyOf(codes);
    }

    /// Reads the whole file.
    static PictureReading of(Bytes content, PictureHeader header, Effort effort) {
        long before = effort.left();
        List<String> likeness = new ArrayList<>();
        Map<String, Code> codes = new LinkedHashMap<>();
        Outcome outcome = PictureFile.read(content, header, effort, picture -> {
            if (likeness.isEmpty()) {
                likeness.add(PerceptualHash.of(picture));
            }
            for (Code code : CodeReader.read(picture, effort)) {
                if (codes.size() < MOST_CODES) {
                    codes.putIfAbsent(code.text(), code);
                }
            }
        });
        return new PictureReading(outcome, likeness.isEmpty() ? "" : likeness.getFirst(), List.copyOf(codes.values()),
                before - effort.left());
    }

    /// About how many characters it takes to keep it.
    int weight() {
        return 64 + codes.stream().mapToInt(code -> 64 + code.text().length()).sum();
    }
}
