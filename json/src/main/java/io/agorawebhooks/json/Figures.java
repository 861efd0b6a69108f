package io.agorawebhooks.json;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How the API writes times and figures. */
final class Figures {
  private static final BigDecimal SIXTY = BigDecimal.valueOf(60);

  private Figures() {}

  /** Seconds as minutes with 2 places, half a hundredth rounded up. */
  static BigDecimal minutes(long seconds) {
    return BigDecimal.valueOf(seconds).divide(SIXTY, 2, RoundingMode.HALF_UP);
  }

  /** Seconds as minutes, null for null. */
  static @Nullable BigDecimal minutesOrNull(@Nullable Long seconds) {
    return seconds == null ? null : minutes(seconds);
  }

  /** {@code part / whole} with 4 places; 0 where the whole is 0. */
  static BigDecimal ratio(long part, long whole) {
    if (whole == 0) {
      return BigDecimal.ZERO.setScale(4);
    }
    return BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), 4, RoundingMode.HALF_UP);
  }

  /** Epoch seconds in ISO-8601 with Z. */
  static String instant(long second) {
    return Instant.ofEpochSecond(second).toString();
  }

  /** Epoch seconds in ISO-8601 with Z, null for null. */
  static @Nullable String instantOrNull(@Nullable Long second) {
    return second == null ? null : instant(second);
  }
}
