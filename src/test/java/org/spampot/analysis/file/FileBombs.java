package org.spampot.analysis.file;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/// The bombs of [FileBombTest] for other rooms, to be sent as attachments.
public final class FileBombs {
    private FileBombs() {}

    /// By name, in their order.
    public static Map<String, Supplier<byte[]>> all() {
        Map<String, Supplier<byte[]>> all = new LinkedHashMap<>();
        FileBombTest.bombs().forEach(bomb -> all.put(bomb.name(), bomb.content()));
        return all;
    }
}
