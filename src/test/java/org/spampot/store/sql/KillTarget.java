package org.spampot.store.sql;

import java.nio.file.Path;
import org.spampot.model.Position;

/// Commits capture after capture, saying so, until it is killed.
final class KillTarget {
    static final int SESSIONS = 300;

    private KillTarget() {}

    public static void main(String[] arguments) {
        var captures = DamageTest.captures(SESSIONS);
        try (var store = SqlStore.open(Path.of(arguments[0]), Mode.OWNER)) {
            for (int done = 0; done < captures.size(); done++) {
                store.commit(captures.subList(done, done + 1), new Position(1, done + 1));
                System.out.println("committed " + (done + 1));
            }
        }
    }
}
