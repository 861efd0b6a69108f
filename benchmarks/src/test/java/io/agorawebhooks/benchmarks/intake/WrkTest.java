package io.agorawebhooks.benchmarks.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class WrkTest {
  @Test
  void figures_ofTheScript_areRead() {
    String said =
        """
        Requests/sec:  10753.86
        RESULT rps=10754 p50=5.24ms p99=15.10ms p9999=29.00ms max=36.51ms non2xx=1 timeouts=2 broken=3
        """;
    assertThat(Wrk.figures(said)).isEqualTo(new Figures(10754, 5.24, 15.10, 29, 36.51, 6));
  }

  @Test
  void figures_withoutAResult_areNotMadeUp() {
    assertThatThrownBy(() -> Wrk.figures("unable to connect"))
        .hasMessageContaining("unable to connect");
  }
}
