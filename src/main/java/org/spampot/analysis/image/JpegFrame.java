package org.spampot.analysis.image;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the frame header of a JPEG says (ITU-T T.81, B.2.2). The first component is brightness, and as fine as any.
///
/// @param progressive coefficients come in several scans
/// @param components one, or three of which two are colors
record JpegFrame(boolean progressive, int width, int height, List<Component> components) {
    /// The next one says the same, with more tables.
    private static final int BASELINE = 0xc0;
    private static final int PROGRESSIVE = 0xc2;

    /// @param across blocks of a unit side by side, 1 to 4
    /// @param down blocks of a unit one under another
    record Component(int id, int across, int down, int quantization) {}

    /// The header whose marker is at `at`, or nothing when it is of a kind that is not read here.
    static @Nullable JpegFrame of(Octets file, int at) {
        int marker = file.u8(at + 1);
        int count = file.u8(at + 9);
        if (marker < BASELINE || marker > PROGRESSIVE || file.u8(at + 4) != 8 || (count != 1 && count != 3)) {
            return null;
        }
        List<Component> components = new ArrayList<>();
        for (int each = 0; each < count; each++) {
            int from = at + 10 + 3 * each;
            int across = file.u8(from + 1) >> 4;
            int down = file.u8(from + 1) & 15;
            if (across < 1 || across > 4 || down < 1 || down > 4 || file.u8(from + 2) > 3) {
                return null;
            }
            // the blocks of a single component come one by one, whatever it says
            Component component = count == 1
                    ? new Component(file.u8(from), 1, 1, file.u8(from + 2))
                    : new Component(file.u8(from), across, down, file.u8(from + 2));
            components.add(component);
            Component brightness = components.getFirst();
            if (component.across > brightness.across || component.down > brightness.down) {
                return null;
            }
        }
        return new JpegFrame(marker == PROGRESSIVE, file.big16(at + 7), file.big16(at + 5), List.copyOf(components));
    }

    Component brightness() {
        return components.getFirst();
    }

    /// Units of all components side by side.
    int unitsAcross() {
        return (width + 8 * brightness().across - 1) / (8 * brightness().across);
    }

    int unitsDown() {
        return (height + 8 * brightness().down - 1) / (8 * brightness().down);
    }

    /// Blocks of brightness side by side, with those that only fill units.
    int blocksAcross() {
        return unitsAcross() * brightness().across;
    }

    int blocksDown() {
        return unitsDown() * brightness().down;
    }
}
