package io.agorawebhooks.metrics;

import io.agorawebhooks.correlation.RoleSegment;
import io.agorawebhooks.correlation.Session;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Seconds of completed sessions in each of several times, told apart by what they are. */
public final class Minutes {
  private final Cuts cuts;
  private final Filter filter;
  private final Map<MinutesKey, Long> seconds = new HashMap<>();

  /**
   * @param cuts the times
   * @param filter which seconds count, in its range too
   */
  public Minutes(Cuts cuts, Filter filter) {
    this.cuts = cuts;
    this.filter = filter;
  }

  /**
   * Adds the seconds of a session in these times; of an open one there are none.
   *
   * @param channel its name if channels are told apart, else null
   */
  public void add(@Nullable String channel, Session session) {
    if (session.leave() != null) {
      session.segments().forEach(segment -> add(channel, session, segment));
    }
  }

  private void add(@Nullable String channel, Session session, RoleSegment segment) {
    long end = Math.min(segment.from() + segment.seconds(), cuts.whole().to());
    for (long from = Math.max(segment.from(), cuts.whole().from()); from < end; ) {
      int part = cuts.part(from);
      Range range = cuts.range(part);
      long to = Math.min(end, range.to());
      add(
          new MinutesKey(
              part,
              channel,
              session.platform(),
              session.clientType(),
              segment.role(),
              session.inferred()),
          filter.range().seconds(from, to));
      from = to;
    }
  }

  /** Adds seconds that lie in the filter's range, if they are of the kinds that count. */
  public void add(MinutesKey key, long more) {
    if (more > 0 && filter.counts(key.platform(), key.clientType(), key.role())) {
      seconds.merge(key, more, Long::sum);
    }
  }

  /** What was added; no entry is 0. */
  public Map<MinutesKey, Long> seconds() {
    return seconds;
  }

  /** The same with platforms and client types not told apart. */
  public static Map<MinutesKey, Long> withoutCodes(Map<MinutesKey, Long> seconds) {
    Map<MinutesKey, Long> sums = new HashMap<>();
    seconds.forEach((key, some) -> sums.merge(key.withoutCodes(), some, Long::sum));
    return sums;
  }
}
