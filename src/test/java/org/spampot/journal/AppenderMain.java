package org.spampot.journal;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.Semaphore;
import org.spampot.model.Bytes;

/// Appends without end, 32 at a time, and prints the number of each capture when it is durable.
public final class AppenderMain {
    static final JournalLimits LIMITS = new JournalLimits(64 << 10, Duration.ofHours(1), 1000, 16 << 20);

    private AppenderMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        var journal = Desk.open(Path.of(arguments[0]), LIMITS);
        var random = new Random(Long.parseLong(arguments[1]));
        var room = new Semaphore(32);
        var out = new PrintStream(System.out, true);
        for (int number = Integer.parseInt(arguments[2]);; number++) {
            var content = new byte[random.nextInt(3000)];
            Arrays.fill(content, (byte) 'x');
            int acknowledged = number;
            room.acquire();
            journal.append(Captures.message(number, Bytes.own(content)), outcome -> {
                if (outcome == Outcome.DURABLE) {
                    out.println(acknowledged);
                }
                room.release();
            });
        }
    }
}
