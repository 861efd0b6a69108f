package io.agorawebhooks.cli.care;

import static java.time.temporal.ChronoUnit.DAYS;

import java.time.Instant;

/** Up to where what is old goes. */
public final class Horizon {
  /** The most days that can be asked for. */
  public static final int MOST_DAYS = 36_500;

  private Horizon() {}

  /** The midnight in UTC so many days before that of today. */
  public static Instant before(Instant now, int days) {
    return now.truncatedTo(DAYS).minus(days, DAYS);
  }
}
