package org.spampot.app;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where a running honeypot listens, told to other commands by `DATA/listening`: one `NAME IP PORT` a line. Ports may
/// have been chosen by the system, so the settings do not say it. The file is there while the honeypot runs.
final class Listening implements AutoCloseable {
    static final String CONSOLE = "console";
    private static final Logger LOG = LoggerFactory.getLogger(Listening.class);

    private final Path file;

    private Listening(Path file) {
        this.file = file;
    }

    /// An address with a name.
    record Place(String name, InetAddress address, int port) {}

    /// Writes the file; removes it when closed. A disk that is full now is no reason not to run.
    static Listening write(Path data, List<Place> places) {
        var lines = places.stream().map(place -> place.name().replaceAll("\\s", "-") + " "
                + place.address().getHostAddress() + " " + place.port()).toList();
        Path file = file(data);
        try {
            Files.write(file, lines);
        } catch (IOException full) {
            LOG.warn("{} cannot be written, so `spampot doctor` does not find us", file);
        }
        return new Listening(file);
    }

    /// What the honeypot that owns `data` wrote; nothing when there is none, or it does not listen yet.
    static List<Place> read(Path data) {
        List<Place> places = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(file(data))) {
                String[] words = line.split(" ", 3);
                if (words.length == 3 && words[2].matches("[0-9]{1,5}")) {
                    places.add(new Place(words[0], InetAddress.ofLiteral(words[1]), Integer.parseInt(words[2])));
                }
            }
        } catch (IOException | IllegalArgumentException unreadable) {
            return List.of();
        }
        return places;
    }

    private static Path file(Path data) {
        return data.resolve("listening");
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
