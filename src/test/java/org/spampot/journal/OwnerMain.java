package org.spampot.journal;

import java.nio.file.Path;
import java.time.Instant;

/// Owns a data directory until it is killed.
public final class OwnerMain {
    private OwnerMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        try (var _ = DataDirectory.own(Path.of(arguments[0]), Instant.EPOCH)) {
            System.out.println("owned");
            Thread.currentThread().join();
        }
    }
}
