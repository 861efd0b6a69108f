package io.agorawebhooks.http;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Bounds how many wrong passwords are taken for one thing in some time. */
final class Attempts {
  /** In that time. */
  static final int MOST = 5;

  private record Count(long since, int tried) {}

  private final Map<String, Count> counts = new HashMap<>();
  private final long seconds;

  /**
   * @param time after which the wrong ones are forgiven
   */
  Attempts(Duration time) {
    this.seconds = time.toSeconds();
  }

  /**
   * Counts an attempt before it is looked at, so that several at once are not one.
   *
   * @param now epoch second
   * @throws HttpProblem 429 if there were too many
   */
  synchronized void begin(String id, long now) {
    counts.values().removeIf(count -> now >= count.since() + seconds);
    Count count = counts.getOrDefault(id, new Count(now, 0));
    if (count.tried() >= MOST) {
      throw HttpProblem.tooMany(
          "Too many wrong passwords. Try again later", count.since() + seconds - now);
    }
    counts.put(id, new Count(count.since(), count.tried() + 1));
  }

  /** It was right: it does not count. */
  synchronized void succeed(String id) {
    counts.computeIfPresent(id, (same, count) -> new Count(count.since(), count.tried() - 1));
  }
}
