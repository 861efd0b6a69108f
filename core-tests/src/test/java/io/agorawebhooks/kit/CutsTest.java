package io.agorawebhooks.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.agorawebhooks.metrics.Cuts;
import io.agorawebhooks.metrics.Range;
import java.util.List;
import org.junit.jupiter.api.Test;

class CutsTest {
  private static final long DAY = 86_400;
  private static final long HOUR = 3600;

  @Test
  void step_ofDays_isADayAndAnHourWhereOneIsShorter() {
    Cuts days = Cuts.at(List.of(-DAY, 0L, DAY, 2 * DAY, 3 * DAY - HOUR, 4 * DAY - HOUR));
    assertThat(days.step(new Range(0, 2 * DAY))).isEqualTo(DAY);
    assertThat(days.step(new Range(DAY, 3 * DAY))).isEqualTo(HOUR);
  }

  @Test
  void step_ofARangeWithoutACut_isAllOfIt() {
    assertThat(Cuts.at(List.of(0L, 10L)).step(new Range(0, 10))).isEqualTo(10);
    assertThat(Cuts.at(List.of(0L, 10L)).step(new Range(3, 7))).isEqualTo(4);
  }
}
