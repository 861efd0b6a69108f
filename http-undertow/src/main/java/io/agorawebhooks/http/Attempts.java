package io.agorawebhooks.http;

import java.util.HashMap;
import java.util.Map;

/** Bounds how many wrong passwords are taken for one thing in a minute. */
final class Attempts {
  /** In a minute. */
  static final int MOST = 5;

  private static final long SECONDS = 60;

  private record Count(long since, int tried) {}

  private final Map<String, Count> counts = new HashMap<>();

  /**
   * Counts an attempt before it is looked at, so that several at once are not one.
   *
   * @param now epoch second
   * @throws HttpProblem 429 if there were too many
   */
  synchronized void begin(String id, long now) {
    counts.values().removeIf(count -> now >= count.since() + SECONDS);
    Count count = counts.getOrDefault(id, new Count(now, 0));
    if (count.tried() >= MOST) {
      throw HttpProblem.tooMany(
          "Too many wrong passwords. Try again in a minute", count.since() + SECONDS - now);
    }
    counts.put(id, new Count(count.since(), count.tried() + 1));
  }

  /** It was right: it does not count. */
  synchronized void succeed(String id) {
    counts.computeIfPresent(id, (same, count) -> new Count(count.since(), count.tried() - 1));
  }
}
