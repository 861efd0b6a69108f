package io.agorawebhooks.cli.care;

import static org.assertj.core.api.Assertions.assertThat;

import io.agorawebhooks.storage.NoticeEntry;
import io.agorawebhooks.storage.NoticePlace;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClockCheckTest {
  private static final Instant NOW = Instant.parse("2026-01-01T10:00:00Z");
  private static final long MILLIS = NOW.toEpochMilli();

  private static Finding judged(NoticeEntry... recent) {
    return new ClockCheck(Clock.fixed(NOW, ZoneOffset.UTC), () -> null).judged(List.of(recent));
  }

  private static NoticeEntry notice(long received, Long sent) {
    return new NoticeEntry(
        new NoticePlace(received, 1), "n", sent, 1L, 103L, "c", 1L, 1L, null, 10);
  }

  @Test
  void noticesThatCameShortlyAfterTheyWereSent_fit() {
    assertThat(judged(notice(MILLIS - 1000, MILLIS - 1800)).isOk()).isTrue();
    assertThat(judged().says()).contains("no notice of the last day");
    assertThat(judged(notice(MILLIS, null)).isOk()).isTrue();
  }

  @Test
  void noticesThatCameBeforeTheyWereSent_showAClockThatIsBehind() {
    Finding found = judged(notice(MILLIS - 20_000, MILLIS), notice(MILLIS, MILLIS - 100));
    assertThat(found.status()).isEqualTo(Finding.Status.FAILURE);
    assertThat(found.says()).contains("behind Agora's by about 20 s");
  }

  @Test
  void noticesFromTheFuture_showAClockThatWasSetBack() {
    assertThat(judged(notice(MILLIS + 60_000, null)).advice()).contains("was set back");
  }

  @Test
  void allLate_isAWarning() {
    assertThat(judged(notice(MILLIS, MILLIS - 90_000)).status()).isEqualTo(Finding.Status.WARNING);
    assertThat(judged(notice(MILLIS, MILLIS - 90_000), notice(MILLIS, MILLIS - 900)).isOk())
        .isTrue();
  }
}
