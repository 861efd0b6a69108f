package io.agorawebhooks.cli.imports;

import static java.util.Objects.requireNonNull;

import io.agorawebhooks.metrics.Filter;
import io.agorawebhooks.metrics.Range;
import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.storage.Progress;
import io.agorawebhooks.storage.PythonDatabase;
import io.agorawebhooks.storage.PythonSession;
import io.agorawebhooks.storage.Storage;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Compares what a Python server counts with what we count in the time of which it has events,
 * channel by channel, of which memory holds one.
 */
public final class PythonComparison {
  private static final int SAMPLE = 20_000;
  private static final long QUARTER = 900;
  private static final long MOST_OFFSET = 18 * 3600L;

  private final PythonDatabase python;
  private final Storage storage;
  private final ZoneId zone;
  private final long asOf;
  private final Range range;
  private Gap total = Gap.NONE;
  private long sessions;
  private long withoutEvents;

  /**
   * @param zone of the clock on the Python server's wall
   * @param asOf epoch second up to which sessions count
   */
  public PythonComparison(PythonDatabase python, Storage storage, ZoneId zone, long asOf) {
    this.python = requireNonNull(python, "python is null");
    this.storage = requireNonNull(storage, "storage is null");
    this.zone = requireNonNull(zone, "zone is null");
    this.asOf = asOf;
    this.range = range(python, zone);
  }

  /** All the time of which it has events or sessions. */
  private static Range range(PythonDatabase python, ZoneId zone) {
    Optional<Range> events = python.extent();
    Optional<Range> sessions = python.days().map(days -> range(days, zone));
    return Stream.of(events, sessions)
        .flatMap(Optional::stream)
        .reduce(PythonComparison::around)
        .orElse(Range.ALL);
  }

  private static Range range(PythonDatabase.Days days, ZoneId zone) {
    long first = days.first().atZone(zone).toEpochSecond();
    long last = days.last().atZone(zone).toEpochSecond();
    return new Range(first, Math.max(first, last) + 1);
  }

  private static Range around(Range a, Range b) {
    return new Range(Math.min(a.from(), b.from()), Math.max(a.to(), b.to()));
  }

  /**
   * A channel's day on which the two differ.
   *
   * @param day UTC, days since 1970
   */
  public record Difference(String app, String channel, long day, Gap gap) {}

  /** The offset of the Python server's clock from UTC that explains most joins; empty without. */
  public static Optional<ZoneId> zoneOf(PythonDatabase python) {
    Map<Long, Long> votes = new HashMap<>();
    for (PythonSession.Join join : python.joins(SAMPLE)) {
      long offset = join.local().toEpochSecond(ZoneOffset.UTC) - join.ts();
      if (offset % QUARTER == 0 && Math.abs(offset) <= MOST_OFFSET) {
        votes.merge(offset, 1L, Long::sum);
      }
    }
    return votes.entrySet().stream()
        .max(
            Map.Entry.<Long, Long>comparingByValue()
                .thenComparing(entry -> -Math.abs(entry.getKey())))
        .map(entry -> ZoneOffset.ofTotalSeconds(Math.toIntExact(entry.getKey())));
  }

  /** Hands over what differs, by app, channel and day. */
  public void run(Progress progress, Consumer<Difference> to) {
    Map<String, Set<String>> channels = python.channels();
    progress.begin("comparing", channels.values().stream().mapToLong(Set::size).sum());
    channels.forEach(
        (app, names) ->
            names.forEach(
                name -> {
                  compare(app, name, to);
                  progress.done(1);
                }));
  }

  private void compare(String app, String channel, Consumer<Difference> to) {
    ChannelGaps gaps = new ChannelGaps(zone);
    Eventless eventless = new Eventless(python, app, channel, zone);
    for (PythonSession session : python.sessions(app, channel)) {
      sessions++;
      withoutEvents += eventless.isEventless(session) ? 1 : 0;
      gaps.add(session);
    }
    if (AppId.isValid(app) && !channel.isEmpty()) {
      Filter filter = Filter.in(range).among(Set.of(channel));
      storage
          .reads()
          .sessions(new AppId(app), filter, asOf, found -> gaps.add(found.session(), range));
    }
    gaps.days()
        .forEach(
            (day, gap) -> {
              total = total.plus(gap);
              if (!gap.isNone()) {
                to.accept(new Difference(app, channel, day, gap));
              }
            });
  }

  /** Sums of all days, those without differences too. */
  public Gap total() {
    return total;
  }

  /** How many sessions the Python server has. */
  public long sessions() {
    return sessions;
  }

  /** Of how many of them it has no raw event. */
  public long withoutEvents() {
    return withoutEvents;
  }
}
