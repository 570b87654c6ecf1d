package org.spampot.store.sql;

import java.util.List;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/// What one term of a search asks of a message.
sealed interface Filter {
    /// No message can meet it.
    record Nothing() implements Filter {}

    /// A condition on the columns of `message`.
    record Column(Condition condition) implements Filter {}

    /// Messages that hold one of some sightings, or meet a condition: `alternatives` are looked through one by one.
    ///
    /// @param estimate how many messages at most
    record Choice(List<Condition> alternatives, List<Long> sightings, long estimate) implements Filter {
        public Choice {
            alternatives = List.copyOf(alternatives);
            sightings = List.copyOf(sightings);
        }

        /// As a check of a message found otherwise.
        Condition check() {
            Condition check = DSL.or(alternatives);
            return sightings.isEmpty()
                    ? check
                    : check.or(DSL.exists(DSL.selectOne().from(Tables.INDICATOR)
                            .where(Tables.INDICATOR_MESSAGE.eq(Tables.MESSAGE_ID),
                                    Tables.INDICATOR_SIGHTING.in(sightings))));
        }
    }

    /// A question to the [TextIndex].
    record Text(String question) implements Filter {}
}
