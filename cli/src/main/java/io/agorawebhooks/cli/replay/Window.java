package io.agorawebhooks.cli.replay;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of time in which notices arrived.
 *
 * @param since the first instant of it, null for no bound
 * @param until the first instant after it, null for no bound
 */
public record Window(@Nullable Instant since, @Nullable Instant until) {
  /** All times. */
  public static final Window ALL = new Window(null, null);

  /** Whether an instant is in it; one that nobody knows is. */
  boolean contains(@Nullable Instant instant) {
    return instant == null
        || ((since == null || !instant.isBefore(since))
            && (until == null || instant.isBefore(until)));
  }
}
