package org.spampot.smtp.dialog;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.spampot.model.Bytes;

/// How the network cuts what a client sends.
public sealed interface Cut {
    List<Bytes> of(Bytes bytes);

    /// Not at all.
    record Whole() implements Cut {
        @Override
        public List<Bytes> of(Bytes bytes) {
            return List.of(bytes);
        }
    }

    /// Once, after the first `after` bytes of all that is sent.
    final class Once implements Cut {
        private int left;

        public Once(int after) {
            left = after;
        }

        @Override
        public List<Bytes> of(Bytes bytes) {
            int here = left;
            left -= bytes.size();
            return here <= 0 || here >= bytes.size()
                    ? List.of(bytes)
                    : List.of(bytes.slice(0, here), bytes.slice(here, bytes.size()));
        }
    }

    /// Into pieces of between one and `most` bytes.
    record Pieces(RandomGenerator random, int most) implements Cut {
        @Override
        public List<Bytes> of(Bytes bytes) {
            var pieces = new ArrayList<Bytes>();
            for (int from = 0; from < bytes.size();) {
                int to = Math.min(bytes.size(), from + 1 + random.nextInt(most));
                pieces.add(bytes.slice(from, to));
                from = to;
            }
            return pieces;
        }
    }
}
