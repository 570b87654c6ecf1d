package org.spampot.listen;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ContentBudgetTest {
    private static final int BUDGET = 6400;
    private static final int SMALL = 100;

    @Test
    void theLastQuarterIsForSmallHolders() {
        var budget = new ContentBudget(BUDGET);

        budget.add(4800);
        assertThat(budget.exceededBy(4800)).isFalse();
        budget.add(1);
        assertThat(budget.exceededBy(SMALL + 1)).as("a large holder").isTrue();
        assertThat(budget.exceededBy(SMALL)).as("a small one").isFalse();
        budget.add(1600);
        assertThat(budget.exceededBy(SMALL)).as("there is no room for anybody").isTrue();
        budget.add(-6401);
        assertThat(budget.held()).isZero();
    }
}
