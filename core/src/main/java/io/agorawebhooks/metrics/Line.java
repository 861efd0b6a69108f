package io.agorawebhooks.metrics;

import static java.util.Objects.requireNonNull;

import io.agorawebhooks.notice.Role;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The seconds of one kind in each of several times.
 *
 * @param key which kind
 * @param seconds one figure a time, 0 where there are none
 */
public record Line(Key key, List<Long> seconds) {
  /** Those with the most seconds first, of equal ones by their keys. */
  public static final Comparator<Line> MOST_FIRST =
      Comparator.comparingLong(Line::total).reversed().thenComparing(Line::key);

  public Line {
    requireNonNull(key, "key is null");
    seconds = List.copyOf(seconds);
  }

  /**
   * What a breakdown tells apart; the other parts are null.
   *
   * @param role null where roles are not told apart
   * @param code a platform or client type, null for none
   * @param channel its name, null for all channels that have no line of their own
   */
  public record Key(@Nullable Role role, @Nullable Long code, @Nullable String channel)
      implements Comparable<Key> {
    private static final Comparator<Key> ORDER =
        Comparator.comparing(Key::role, Comparator.nullsLast(Comparator.<Role>naturalOrder()))
            .thenComparing(Key::code, Comparator.nullsLast(Comparator.<Long>naturalOrder()))
            .thenComparing(Key::points, Arrays::compare);

    private int[] points() {
      return channel == null ? new int[0] : channel.codePoints().toArray();
    }

    @Override
    public int compareTo(Key other) {
      return ORDER.compare(this, other);
    }
  }

  /** The lines of these minutes, those with the most seconds first. */
  public static List<Line> of(Map<MinutesKey, Long> minutes, Breakdown by, int times) {
    Map<Key, long[]> sums = new HashMap<>();
    minutes.forEach(
        (key, seconds) ->
            sums.computeIfAbsent(by.key(key), line -> new long[times])[key.part()] += seconds);
    return of(sums);
  }

  /** Lines of these figures, those with the most seconds first. */
  public static List<Line> of(Map<Key, long[]> sums) {
    return sums.entrySet().stream()
        .map(sum -> new Line(sum.getKey(), Arrays.stream(sum.getValue()).boxed().toList()))
        .sorted(MOST_FIRST)
        .toList();
  }

  /** Of all times. */
  public long total() {
    return seconds.stream().mapToLong(Long::longValue).sum();
  }
}
