package io.agorawebhooks.benchmarks.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FuzzTest {
  private final Bodies bodies = new Bodies();

  @Test
  void decoder_anyBody_isReadOrRefused() throws InterruptedException {
    Report report = Fuzz.decoder(0, 20_000);
    assertThat(report.wrong()).isEmpty();
    assertThat(report.count("refused")).isBetween(5_000L, 15_000L);
    assertThat(report.count("correlated")).isGreaterThan(2_000);
  }

  @Test
  void endpoint_anyBody_isAnswered() throws InterruptedException {
    Report report = Fuzz.endpoint(0, 2_000);
    assertThat(report.wrong()).isEmpty();
    assertThat(report.count()).isEqualTo(2_000);
    assertThat(report.count("200")).isGreaterThan(200);
    assertThat(report.count("400")).isGreaterThan(500);
    assertThat(report.count("413")).isPositive();
    assertThat(report.count("503")).isPositive();
  }

  @Test
  void bodies_sameSeed_areTheSame() {
    for (long seed = 0; seed < 1000; seed++) {
      assertThat(bodies.body(seed)).isEqualTo(bodies.body(seed));
    }
  }

  @Test
  void trial_thatFails_isTold() throws InterruptedException {
    Report report = new Report(Duration.ZERO);
    Trial broken =
        body -> {
          throw new IllegalStateException("no");
        };
    new Crew(bodies, report, 7, 3).work(2, () -> broken);
    assertThat(report.wrong()).hasSize(3).anyMatch(line -> line.startsWith("seed 9: "));
  }
}
