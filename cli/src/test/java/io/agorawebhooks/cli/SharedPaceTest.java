package io.agorawebhooks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SharedPaceTest {
  private long now;
  private final SharedPace pace = new SharedPace(() -> now);

  private void wrote(int times, int arrivals, Duration time) {
    for (int i = 0; i < times; i++) {
      pace.begins();
      now += time.toNanos();
      pace.wrote(arrivals);
    }
  }

  @Test
  void first_isFew() {
    assertThat(pace.most()).isEqualTo(200);
  }

  @Test
  void quickTurns_growToALimit() {
    wrote(30, 200, Duration.ofMillis(5));
    assertThat(pace.most()).isBetween(990, 1000);
    wrote(30, 1000, Duration.ofMillis(5));
    assertThat(pace.most()).isEqualTo(2000);
  }

  @Test
  void turnsInWhichOthersWrote_shrinkToALimit() {
    wrote(30, 200, Duration.ofMillis(50));
    assertThat(pace.most()).isBetween(100, 101);
    wrote(30, 100, Duration.ofSeconds(5));
    assertThat(pace.most()).isEqualTo(50);
  }
}
