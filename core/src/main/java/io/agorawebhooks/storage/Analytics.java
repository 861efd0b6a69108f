package io.agorawebhooks.storage;

import static java.util.Objects.requireNonNull;

import io.agorawebhooks.metrics.Breakdown;
import io.agorawebhooks.metrics.Cuts;
import io.agorawebhooks.metrics.Filter;
import io.agorawebhooks.metrics.Line;
import io.agorawebhooks.metrics.MinutesKey;
import io.agorawebhooks.metrics.Occupancy;
import io.agorawebhooks.metrics.Range;
import io.agorawebhooks.notice.AppId;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the sessions of an app add up to over time, each answer from one snapshot. */
public final class Analytics {
  /** How many channels have a line of their own. */
  public static final int CHANNEL_LINES = 20;

  private final Storage storage;

  public Analytics(Storage storage) {
    this.storage = requireNonNull(storage, "storage is null");
  }

  /**
   * Puts the bounds that are missing where minutes begin and end, so that all are inside: at the
   * edge of a month, but not within the day of {@code asOf}.
   *
   * @param zone whose months and days these are
   */
  public Range bounded(AppId app, Filter filter, ZoneId zone, long asOf) {
    return storage.read(reads -> Bounds.of(reads, app, filter, zone, asOf));
  }

  /**
   * Minutes in several times.
   *
   * @param filter its range is that of the cuts
   */
  public MinutesReport minutes(AppId app, Filter filter, Cuts cuts, Breakdown by) {
    Filter clipped = filter.during(cuts.whole());
    return storage.read(
        reads -> {
          Map<MinutesKey, Long> minutes = reads.minutes(app, clipped, cuts, by.tellsCodes());
          List<Line> lines =
              by == Breakdown.CHANNEL
                  ? channelLines(reads, app, clipped, cuts, minutes)
                  : Line.of(minutes, by, cuts.size());
          return report(cuts, minutes, lines);
        });
  }

  private static MinutesReport report(Cuts cuts, Map<MinutesKey, Long> minutes, List<Line> lines) {
    Map<MinutesKey, Long> inferred = new HashMap<>(minutes);
    inferred.keySet().removeIf(key -> !key.inferred());
    return new MinutesReport(
        cuts, boxed(sums(minutes, cuts.size())), boxed(sums(inferred, cuts.size())), lines);
  }

  private static long[] sums(Map<MinutesKey, Long> minutes, int times) {
    long[] sums = new long[times];
    minutes.forEach((key, seconds) -> sums[key.part()] += seconds);
    return sums;
  }

  private static List<Long> boxed(long[] seconds) {
    return Arrays.stream(seconds).boxed().toList();
  }

  /** The busiest channels, and all others together. */
  private static List<Line> channelLines(
      Reads reads, AppId app, Filter filter, Cuts cuts, Map<MinutesKey, Long> all) {
    List<Line> lines = new ArrayList<>(reads.busiest(app, filter, cuts, CHANNEL_LINES));
    Line others = others(lines, sums(all, cuts.size()));
    if (others.total() > 0) {
      lines.add(others);
    }
    return lines;
  }

  private static Line others(List<Line> lines, long[] rest) {
    for (Line line : lines) {
      for (int i = 0; i < rest.length; i++) {
        rest[i] -= line.seconds().get(i);
      }
    }
    return new Line(new Line.Key(null, null, null), boxed(rest));
  }

  /**
   * How many sessions of those that match left in the range, by the code of their reason; null for
   * leaves that gave none, such as inferred ones.
   */
  public Map<@Nullable Long, Long> reasons(AppId app, Filter filter, long asOf) {
    Range range = filter.range();
    Map<@Nullable Long, Long> counts = new HashMap<>();
    storage
        .reads()
        .sessions(
            app,
            filter.during(withSecondBefore(range)),
            asOf,
            found -> {
              Long leave = found.session().leave();
              if (leave != null && leave >= range.from() && leave < range.to()) {
                counts.merge(found.session().reason(), 1L, Long::sum);
              }
            });
    return counts;
  }

  /** Who leaves on the first second of a range was there on the second before it. */
  private static Range withSecondBefore(Range range) {
    return range.from() == Long.MIN_VALUE ? range : new Range(range.from() - 1, range.to());
  }

  /**
   * How many distinct users and calls there were at once, of sessions that match.
   *
   * @param cuts the times
   * @param asOf epoch second up to which open sessions count
   */
  public List<Occupancy.Part> occupancy(AppId app, Filter filter, Cuts cuts, long asOf) {
    record CallOf(String channel, long start) {}
    Filter clipped = filter.during(cuts.whole());
    Occupancy occupancy = new Occupancy(cuts, clipped, asOf);
    storage
        .reads()
        .sessions(
            app,
            clipped,
            asOf,
            found ->
                occupancy.add(new CallOf(found.channel(), found.callStart()), found.session()));
    return occupancy.parts();
  }
}
