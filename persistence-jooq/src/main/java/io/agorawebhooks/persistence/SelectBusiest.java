package io.agorawebhooks.persistence;

import static io.agorawebhooks.persistence.generated.Tables.CHANNELS;
import static io.agorawebhooks.persistence.generated.Tables.CHANNEL_METRICS;

import io.agorawebhooks.metrics.Breakdown;
import io.agorawebhooks.metrics.Cuts;
import io.agorawebhooks.metrics.DayShare;
import io.agorawebhooks.metrics.Filter;
import io.agorawebhooks.metrics.Line;
import io.agorawebhooks.metrics.MinutesKey;
import io.agorawebhooks.metrics.Range;
import io.agorawebhooks.notice.Role;
import io.agorawebhooks.persistence.SpanBounds.Bound;
import io.agorawebhooks.persistence.SpanBounds.Firsts;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * The channels with the most seconds. A channel's spans bound what any filter lets pass of it, so
 * channels are counted exactly in the order of that bound, until the next cannot be among the first
 * any more.
 */
final class SelectBusiest {
  /** How many channels of each span are looked at before all, by how many are asked for. */
  private static final int FIRSTS = 32;

  private final SpanBounds bounds;
  private final Prepared name;
  private final Prepared days;
  private final SelectChannels channels;
  private final SelectMinutes minutes;
  private final SessionStream sessions;

  SelectBusiest(Link link, SelectChannels channels, SelectMinutes minutes, SessionStream sessions) {
    this.channels = channels;
    this.minutes = minutes;
    this.sessions = sessions;
    bounds = new SpanBounds(link);
    name = link.prepare(DSL.select(CHANNELS.NAME).from(CHANNELS).where(Sql.is(CHANNELS.ID)));
    days =
        link.prepare(
            DSL.select(
                    DSL.sum(CHANNEL_METRICS.HOST_SECONDS),
                    DSL.sum(CHANNEL_METRICS.AUDIENCE_SECONDS))
                .from(CHANNEL_METRICS)
                .where(
                    Sql.is(CHANNEL_METRICS.CHANNEL_ID),
                    CHANNEL_METRICS.UTC_DAY.ge(Sql.value(CHANNEL_METRICS.UTC_DAY)),
                    CHANNEL_METRICS.UTC_DAY.lt(Sql.value(CHANNEL_METRICS.UTC_DAY))));
  }

  /** Their names, the most seconds first. */
  List<String> of(long app, Filter filter, int limit) {
    return new Search(app, filter, limit).found();
  }

  /** Those that have sessions in the range which are in no ledger, and so in no span. */
  private Map<Long, String> boundless(long app, Filter filter) {
    Map<Long, String> some = new HashMap<>();
    sessions.unledgered(
        app,
        filter.range(),
        found -> {
          if (filter.isOf(found.channel())) {
            channels.one(app, found.channel()).ifPresent(id -> some.put(id, found.channel()));
          }
        });
    return some;
  }

  /**
   * Their seconds, where only roles are asked for from the UTC days that are in the range whole.
   */
  private Map<MinutesKey, Long> counted(long app, Map<Long, String> some, Filter filter) {
    Range range = filter.range();
    boolean begins = Math.floorMod(range.from(), DayShare.DAY) == 0;
    long first = Math.floorDiv(range.from(), DayShare.DAY) + (begins ? 0 : 1);
    long end = Math.floorDiv(range.to(), DayShare.DAY);
    if (SpanBounds.tellsApart(filter) || first >= end) {
      return minutes.ofChannels(app, some, filter, Cuts.of(range), true);
    }
    Map<MinutesKey, Long> counted = new HashMap<>();
    some.forEach(
        (channel, of) -> days.each(row -> addDays(counted, filter, of, row), channel, first, end));
    for (Range edge :
        List.of(
            new Range(range.from(), first * DayShare.DAY),
            new Range(end * DayShare.DAY, range.to()))) {
      if (edge.from() < edge.to()) {
        minutes
            .ofChannels(app, some, filter.during(edge), Cuts.of(edge), true)
            .forEach((key, seconds) -> counted.merge(key, seconds, Long::sum));
      }
    }
    return counted;
  }

  private static void addDays(
      Map<MinutesKey, Long> counted, Filter filter, String channel, Row row) {
    for (Role role : List.of(Role.HOST, Role.AUDIENCE)) {
      long seconds = row.number();
      if (seconds > 0 && filter.counts(role)) {
        counted.put(new MinutesKey(0, channel, null, null, role, false), seconds);
      }
    }
  }

  /** A search for the first channels. */
  private final class Search {
    private final long app;
    private final Filter filter;
    private final int limit;
    private final Collection<Long> named;
    private final Map<MinutesKey, Long> counted;

    Search(long app, Filter filter, int limit) {
      this.app = app;
      this.filter = filter;
      this.limit = limit;
      named = channels.named(app, filter.channels());
      counted = new HashMap<>(counted(app, boundless(app, filter), filter));
    }

    List<String> found() {
      boolean decided = false;
      for (boolean apart : SpanBounds.apart(filter)) {
        decided = decided || decide(apart);
      }
      if (!decided) {
        try (Rows rows = bounds.rows(app, filter, named)) {
          count(() -> rows.next() ? Bound.of(rows.row()) : null);
        }
      }
      return best().stream().map(line -> Objects.requireNonNull(line.key().channel())).toList();
    }

    /** Counts the first channels of each span, and says whether no other can be among them. */
    private boolean decide(boolean apart) {
      Firsts firsts = bounds.firsts(app, apart, filter, named, limit * FIRSTS);
      Iterator<Bound> found = firsts.bounds().iterator();
      count(() -> found.hasNext() ? found.next() : null);
      return firsts.rest() < least();
    }

    /**
     * Counts channels in the order of their bounds, as long as these let them be among the first.
     */
    private void count(Supplier<@Nullable Bound> from) {
      int size = limit;
      Map<Long, String> some = next(from, size);
      while (!some.isEmpty()) {
        counted.putAll(counted(app, some, filter));
        size *= 2;
        some = next(from, size);
      }
    }

    /** The next channels by their bounds, as long as these are not less than the least. */
    private Map<Long, String> next(Supplier<@Nullable Bound> from, int size) {
      long least = least();
      Map<Long, String> some = new LinkedHashMap<>();
      Bound next = from.get();
      while (next != null && next.seconds() >= least) {
        long channel = next.channel();
        name.first(Row::text, channel)
            .filter(filter::isOf)
            .ifPresent(found -> some.put(channel, found));
        next = some.size() < size ? from.get() : null;
      }
      return some;
    }

    /** The seconds with which a channel is among the first, at least one. */
    private long least() {
      List<Line> best = best();
      return best.size() < limit ? 1 : best.get(limit - 1).total();
    }

    private List<Line> best() {
      return Line.of(counted, Breakdown.CHANNEL, 1).stream().limit(limit).toList();
    }
  }

  @Override
  public String toString() {
    return bounds.toString();
  }
}
