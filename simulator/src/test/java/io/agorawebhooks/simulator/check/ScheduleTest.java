package io.agorawebhooks.simulator.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.agorawebhooks.simulator.Conditions;
import io.agorawebhooks.simulator.Simulation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every law, for a few thousand schedules in memory and for a fault at every write point. */
class ScheduleTest {
  private static final int SEEDS = 1500;
  private static final int SMALL = 40;

  @Test
  void laws_manySeeds_hold() throws InterruptedException {
    int threads = Runtime.getRuntime().availableProcessors();
    Report report = new SeedCheck(1, SEEDS, seed -> Opening.memory(), () -> {}).run(threads);
    assertThat(report.failure()).isNull();
    assertThat(report.schedules()).isEqualTo(SEEDS);
    assertThat(report.faults()).isPositive();
  }

  @ParameterizedTest
  @EnumSource
  void laws_faultAtAnyWritePoint_hold(Fault fault) {
    Simulation simulation = small();
    int points = new Schedule(simulation, FaultPlan.NONE).check(Opening.memory()).writePoints();
    assertThat(points).isPositive();
    for (int point = 1; point <= points; point++) {
      Run run = new Schedule(simulation, FaultPlan.at(point, fault)).check(Opening.memory());
      assertThat(run.faultsMade()).isEqualTo(1);
    }
  }

  private static Simulation small() {
    for (long seed = 1; ; seed++) {
      Simulation simulation = Simulation.of(seed, Conditions.CALM);
      if (simulation.arrived().size() > SMALL / 2 && simulation.arrived().size() < SMALL) {
        return simulation;
      }
    }
  }

  @Test
  void simulation_sameSeed_isTheSame() {
    assertThat(bodies(7)).isEqualTo(bodies(7)).isNotEqualTo(bodies(8));
  }

  private static List<String> bodies(long seed) {
    return Simulation.of(seed).arrived().stream().map(sent -> new String(sent.body())).toList();
  }
}
