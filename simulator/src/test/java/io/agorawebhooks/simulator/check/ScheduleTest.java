package io.agorawebhooks.simulator.check;

import org.junit.jupiter.api.Test;

/** A few thousand schedules in memory, with faults at every kind of write point. */
class ScheduleTest {
  private static final int SEEDS = 3000;

  @Test
  void laws_manySeeds_hold() {
    for (long seed = 1; seed <= SEEDS; seed++) {
      try {
        Schedule.of(seed).check(Opening.memory());
      } catch (Violation e) {
        throw new AssertionError("seed " + seed + ": " + e.law().label() + " in " + e.channel(), e);
      }
    }
  }
}
