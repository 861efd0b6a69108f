package io.agorawebhooks.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BudgetTest {
  private final Budget budget = new Budget(10);

  @Test
  void whatIsTaken_isGoneUntilItIsGivenBack() {
    assertThat(budget.take(6)).isTrue();
    assertThat(budget.take(5)).isFalse();
    assertThat(budget.free()).isEqualTo(4);

    budget.giveBack(6);
    assertThat(budget.take(10)).isTrue();
  }
}
