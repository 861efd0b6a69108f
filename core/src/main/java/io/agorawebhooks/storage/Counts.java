package io.agorawebhooks.storage;

import io.agorawebhooks.notice.SetAside;
import java.util.EnumMap;
import java.util.Map;

/**
 * How many notices came in and what became of them. Always: received = stored + duplicates +
 * rejected, and stored = correlated + the sum of set aside.
 *
 * @param received all requests or log lines
 * @param stored new notices
 * @param duplicates notices that were stored before
 * @param rejected what is not a notice
 * @param correlated stored and taking part in calls and sessions
 * @param setAside stored and not correlated, by reason; reasons that are missing count 0
 */
public record Counts(
    long received,
    long stored,
    long duplicates,
    long rejected,
    long correlated,
    Map<SetAside, Long> setAside) {
  /** Nothing came in. */
  public static final Counts NONE = new Counts(0, 0, 0, 0, 0, Map.of());

  public Counts {
    setAside = Map.copyOf(setAside);
  }

  /** One new notice that is correlated. */
  public static final Counts CORRELATED = new Counts(1, 1, 0, 0, 1, Map.of());

  /** One notice that was stored before. */
  public static final Counts DUPLICATE = new Counts(1, 0, 1, 0, 0, Map.of());

  /** One request or line that is not a notice. */
  public static final Counts REJECTED = new Counts(1, 0, 0, 1, 0, Map.of());

  /** One new notice that is set aside. */
  public static Counts setAside(SetAside reason) {
    return new Counts(1, 1, 0, 0, 0, Map.of(reason, 1L));
  }

  /** The sums of both. */
  public Counts plus(Counts other) {
    return new Counts(
        received + other.received,
        stored + other.stored,
        duplicates + other.duplicates,
        rejected + other.rejected,
        correlated + other.correlated,
        sum(setAside, other.setAside));
  }

  private static Map<SetAside, Long> sum(Map<SetAside, Long> some, Map<SetAside, Long> other) {
    if (other.isEmpty()) {
      return some; // which is asked for with every notice
    }
    Map<SetAside, Long> sum = new EnumMap<>(SetAside.class);
    sum.putAll(some);
    other.forEach((reason, count) -> sum.merge(reason, count, Long::sum));
    return sum;
  }
}
