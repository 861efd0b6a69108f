package io.agorawebhooks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TurnsTest {
  private long now;
  private final Turns turns = new Turns(() -> now);

  private void wrote(int times, int arrivals, Duration time) {
    for (int i = 0; i < times; i++) {
      turns.begins();
      now += time.toNanos();
      turns.wrote(arrivals);
    }
  }

  @Test
  void first_isFew() {
    assertThat(turns.most()).isEqualTo(200);
  }

  @Test
  void quickTurns_growToALimit() {
    wrote(30, 200, Duration.ofMillis(5));
    assertThat(turns.most()).isBetween(990, 1000);
    wrote(30, 1000, Duration.ofMillis(5));
    assertThat(turns.most()).isEqualTo(2000);
  }

  @Test
  void turnsInWhichOthersWrote_shrinkToALimit() {
    wrote(30, 200, Duration.ofMillis(50));
    assertThat(turns.most()).isBetween(100, 101);
    wrote(30, 100, Duration.ofSeconds(5));
    assertThat(turns.most()).isEqualTo(50);
  }
}
