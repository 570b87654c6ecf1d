package org.spampot.listen.syn;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The systems that a signature file of p0f 3 knows by their SYN (`p0f.fp`, which comes with p0f and not with us, as it
/// is under the LGPL). Only what fits in every respect is a guess: a system that is told wrongly misleads more than one
/// that is not told.
///
/// Thread-safety: immutable.
public final class Signatures {
    /// Those that know nothing.
    public static final Signatures NONE = new Signatures(List.of(), 0);

    private static final String SECTION = "[tcp:request]";
    private static final int LABEL_PARTS = 4;

    private record Known(String system, boolean generic, Signature signature) {}

    private final List<Known> known;
    private final int unreadable;

    private Signatures(List<Known> known, int unreadable) {
        this.known = List.copyOf(known);
        this.unreadable = unreadable;
    }

    /// Reads the lines of a signature file; those of other sections than that of SYNs do not matter.
    public static Signatures read(List<String> lines) {
        List<Known> known = new ArrayList<>();
        int unreadable = 0;
        boolean ours = false;
        String label = "";
        for (String each : lines) {
            String line = each.strip();
            int equals = line.indexOf('=');
            String key = equals < 0 ? "" : line.substring(0, equals).strip();
            String value = line.substring(equals + 1).strip();
            if (line.startsWith("[")) {
                ours = line.equals(SECTION);
            } else if (ours && key.equals("label")) {
                label = value;
            } else if (ours && key.equals("sig")) {
                try {
                    known.add(known(label, value));
                } catch (IllegalArgumentException malformed) {
                    unreadable++;
                }
            }
        }
        return new Signatures(known, unreadable);
    }

    /// @param label `s:unix:Linux:3.11 and newer`: specific or generic, class, name, flavor
    private static Known known(String label, String signature) {
        String[] parts = label.split(":", LABEL_PARTS);
        if (parts.length != LABEL_PARTS) {
            throw new IllegalArgumentException("not a label: " + label);
        }
        return new Known((parts[2] + " " + parts[3]).strip(), parts[0].equals("g"), Signature.parse(signature));
    }

    /// How many signatures there are.
    public int size() {
        return known.size();
    }

    /// How many could not be read.
    public int unreadable() {
        return unreadable;
    }

    /// The system that `syn` comes from: `Windows 7 or 8`. A specific signature is preferred to a generic one.
    public Optional<String> system(Syn syn) {
        Optional<String> generic = Optional.empty();
        for (Known each : known) {
            if (each.signature().matches(syn)) {
                if (!each.generic()) {
                    return Optional.of(each.system());
                }
                generic = generic.or(() -> Optional.of(each.system()));
            }
        }
        return generic;
    }
}
