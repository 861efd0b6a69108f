package io.agorawebhooks.kit;

import static io.agorawebhooks.kit.Notices.APP;
import static org.assertj.core.api.Assertions.assertThat;

import io.agorawebhooks.correlation.Session;
import io.agorawebhooks.metrics.Breakdown;
import io.agorawebhooks.metrics.Cuts;
import io.agorawebhooks.metrics.Filter;
import io.agorawebhooks.metrics.Line;
import io.agorawebhooks.metrics.Occupancy;
import io.agorawebhooks.metrics.Period;
import io.agorawebhooks.metrics.Range;
import io.agorawebhooks.metrics.Totals;
import io.agorawebhooks.notice.Delivery;
import io.agorawebhooks.notice.Role;
import io.agorawebhooks.storage.Analytics;
import io.agorawebhooks.storage.CallOrder;
import io.agorawebhooks.storage.CallQuery;
import io.agorawebhooks.storage.CallSums;
import io.agorawebhooks.storage.ChannelSession;
import io.agorawebhooks.storage.InMemoryStorage;
import io.agorawebhooks.storage.Intake;
import io.agorawebhooks.storage.ListPart;
import io.agorawebhooks.storage.MinutesReport;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** All ways to add up sessions come to the same, to the second. */
class AnalyticsLawsTest {
  private static final long T = Contract.T;

  @Provide
  Arbitrary<List<Delivery>> streams() {
    return World.streams();
  }

  @Provide
  Arbitrary<ZoneId> zones() {
    return Arbitraries.of("UTC", "America/Los_Angeles", "Asia/Kathmandu", "Australia/Lord_Howe")
        .map(ZoneId::of);
  }

  private static InMemoryStorage stored(List<Delivery> stream) {
    InMemoryStorage storage = new InMemoryStorage();
    try (Intake intake = new Intake(storage, World.CONTENT_ORDER, 1000, 100)) {
      Feed.all(intake, stream);
    }
    return storage;
  }

  private static List<ChannelSession> sessions(InMemoryStorage storage, Filter filter, long asOf) {
    List<ChannelSession> sessions = new ArrayList<>();
    storage.reads().sessions(APP, Filter.ALL, asOf, sessions::add);
    sessions.removeIf(
        found -> !filter.isOf(found.channel()) || !filter.matches(found.session(), asOf));
    return sessions;
  }

  private static Filter filter(Range range, Random random) {
    return new Filter(
        range,
        random.nextInt(3) > 0 ? Set.of() : Set.of(Filter.NONE_GIVEN, 7L),
        random.nextInt(3) > 0 ? Set.of() : Set.of(Filter.NONE_GIVEN),
        random.nextInt(3) > 0 ? Set.of() : Set.of(Role.values()[random.nextInt(2)]),
        random.nextInt(3) > 0 ? Set.of() : Set.of("room-0", "room-2"),
        random.nextInt(3) > 0 ? Set.of() : Set.of("room-1", "room-2"));
  }

  /** Begins and ends anywhere around what happens in the worlds. */
  private static Range range(InMemoryStorage storage, Random random) {
    List<ChannelSession> all = sessions(storage, Filter.ALL, T);
    long first = all.isEmpty() ? T : all.get(0).session().join();
    long from = first - 5000 + random.nextInt(10_000);
    return new Range(from, from + 1 + random.nextInt(300_000));
  }

  @Property(tries = 400)
  void minutes_pointsSeriesListAndSessions_agree(
      @ForAll("streams") List<Delivery> stream,
      @ForAll("zones") ZoneId zone,
      @ForAll Period period,
      @ForAll Breakdown by,
      @ForAll Random random) {
    InMemoryStorage storage = stored(stream);
    Filter filter = filter(range(storage, random), random);
    Cuts cuts = period.cuts(filter.range(), zone, 2000).orElseThrow();
    MinutesReport report = new Analytics(storage).minutes(APP, filter, cuts, by);

    List<ChannelSession> matching = sessions(storage, filter, T);
    for (int i = 0; i < cuts.size(); i++) {
      int part = i;
      assertThat(report.seconds().get(i)).isEqualTo(sum(matching, filter, cuts.range(i)));
      assertThat(report.lines().stream().mapToLong(line -> line.seconds().get(part)).sum())
          .isEqualTo(report.seconds().get(i));
    }
    CallSums listed = listed(storage, filter);
    assertThat(report.total()).isEqualTo(listed.seconds());
    assertThat(report.inferredSeconds()).isEqualTo(listed.inferredSeconds());
    assertThat(report.total()).isEqualTo(sum(matching, filter, filter.range()));
  }

  private static CallSums listed(InMemoryStorage storage, Filter filter) {
    ListPart none = ListPart.of(CallOrder.ACTIVITY, 0, 0);
    return storage.reads().calls(APP, CallQuery.of(filter), T, none).sums();
  }

  private static long sum(List<ChannelSession> sessions, Filter filter, Range range) {
    return sessions.stream()
        .mapToLong(found -> Totals.of(found.session(), filter.during(range), T).seconds())
        .sum();
  }

  @Property(tries = 200)
  void bounded_openRange_leavesNoSecondOut(
      @ForAll("streams") List<Delivery> stream,
      @ForAll("zones") ZoneId zone,
      @ForAll boolean open,
      @ForAll Random random) {
    InMemoryStorage storage = stored(stream);
    Range range = range(storage, random);
    Range half =
        open ? new Range(Long.MIN_VALUE, range.to()) : new Range(range.from(), Long.MAX_VALUE);
    Filter filter = filter(half, random);
    Range bounded = new Analytics(storage).bounded(APP, filter, zone, T);
    assertThat(bounded.to()).isGreaterThan(bounded.from());
    assertThat(open ? bounded.to() : bounded.from()).isEqualTo(open ? half.to() : half.from());
    assertThat(listed(storage, filter.during(bounded)).seconds())
        .isEqualTo(listed(storage, filter).seconds());
  }

  @Property(tries = 400)
  void occupancy_isThatOfEveryMoment(
      @ForAll("streams") List<Delivery> stream, @ForAll Period period, @ForAll Random random) {
    InMemoryStorage storage = stored(stream);
    Filter filter = filter(range(storage, random), random);
    long asOf = filter.range().from() + random.nextInt(300_000);
    Cuts cuts = period.cuts(filter.range(), ZoneId.of("UTC"), 2000).orElseThrow();
    List<Occupancy.Part> parts = new Analytics(storage).occupancy(APP, filter, cuts, asOf);

    List<Stay> stays = stays(sessions(storage, filter, asOf), filter, asOf);
    for (int i = 0; i < cuts.size(); i++) {
      assertThat(parts.get(i)).isEqualTo(part(cuts.range(i), stays, asOf));
    }
  }

  private record Stay(long from, long to, long uid, String call) {}

  private static List<Stay> stays(List<ChannelSession> sessions, Filter filter, long asOf) {
    List<Stay> stays = new ArrayList<>();
    for (ChannelSession found : sessions) {
      Session session = found.session();
      long end = Math.min(asOf, Totals.end(session, asOf));
      session.segments().stream()
          .filter(segment -> filter.counts(segment.role()))
          .forEach(
              segment ->
                  stays.add(
                      new Stay(
                          segment.from(),
                          segment.to() == null ? end : Math.min(end, segment.to()),
                          session.uid(),
                          found.channel() + " " + found.callStart())));
    }
    return stays;
  }

  /** Between two moments at which somebody comes or goes, all stays the same. */
  private static Occupancy.Part part(Range range, List<Stay> stays, long asOf) {
    TreeSet<Long> moments = new TreeSet<>(List.of(range.from(), range.to()));
    stays.forEach(stay -> moments.addAll(List.of(stay.from(), stay.to())));
    Occupancy.Part part =
        Occupancy.Part.empty(Math.max(0, Math.min(asOf, range.to()) - range.from()));
    for (long at : moments.subSet(range.from(), range.to())) {
      long length = moments.higher(at) - at;
      Set<Long> users = new HashSet<>();
      Set<String> calls = new HashSet<>();
      stays.stream()
          .filter(stay -> stay.from() <= at && stay.to() > at)
          .forEach(
              stay -> {
                users.add(stay.uid());
                calls.add(stay.call());
              });
      part =
          new Occupancy.Part(
              part.seconds(),
              Math.max(part.peakUsers(), users.size()),
              users.size() > part.peakUsers() ? (Long) at : part.peakSecond(),
              part.userSeconds() + length * users.size(),
              Math.max(part.peakCalls(), calls.size()),
              part.callSeconds() + length * calls.size());
    }
    return part;
  }

  @Property(tries = 300)
  void reasons_countLeavesOfTheRange(
      @ForAll("streams") List<Delivery> stream, @ForAll Random random) {
    InMemoryStorage storage = stored(stream);
    Range range = range(storage, random);
    long leaves =
        sessions(storage, Filter.ALL, T).stream()
            .map(found -> found.session().leave())
            .filter(leave -> leave != null && leave >= range.from() && leave < range.to())
            .count();
    assertThat(
            new Analytics(storage)
                .reasons(APP, Filter.in(range), T).values().stream()
                    .mapToLong(Long::longValue)
                    .sum())
        .isEqualTo(leaves);
  }

  @Test
  void channels_beyondTheTwentiethAreOneLine() {
    InMemoryStorage storage = new InMemoryStorage();
    for (int i = 1; i <= 25; i++) {
      new Script(storage, APP, "room-" + i)
          .tell(Events.user(103, 7, T), Events.leave(104, 7, T + 10 * i, 10L * i));
    }
    Cuts cuts = Cuts.at(List.of(T, T + 45, T + 1000));
    List<Line> lines =
        new Analytics(storage).minutes(APP, Filter.ALL, cuts, Breakdown.CHANNEL).lines();
    assertThat(lines).hasSize(21);
    assertThat(lines.get(0)).isEqualTo(line("room-25", 45, 205));
    assertThat(lines.get(19)).isEqualTo(line("room-6", 45, 15));
    assertThat(lines.get(20)).isEqualTo(line(null, 10 + 20 + 30 + 40 + 45, 5));
  }

  private static Line line(String channel, long first, long second) {
    return new Line(new Line.Key(null, null, channel), List.of(first, second));
  }

  @Test
  void occupancy_userInTwoChannels_isOne() {
    InMemoryStorage storage = new InMemoryStorage();
    new Script(storage, APP, "a").tell(Events.user(103, 7, T), Events.leave(104, 7, T + 10, 10L));
    new Script(storage, APP, "b")
        .tell(Events.user(103, 7, T + 5), Events.leave(104, 7, T + 20, 15L));
    assertThat(
            new Analytics(storage).occupancy(APP, Filter.ALL, Cuts.at(List.of(T, T + 40)), T + 30))
        .containsExactly(new Occupancy.Part(30, 1, T, 20, 2, 25));
  }

  @Test
  void occupancy_leaveAndJoinOnOneSecond_areNeverThereTogether() {
    InMemoryStorage storage = new InMemoryStorage();
    new Script(storage, APP, "a")
        .tell(
            Events.user(103, 7, T),
            Events.leave(104, 7, T + 10, 10L),
            Events.user(103, 8, T + 10),
            Events.leave(104, 8, T + 20, 10L));
    assertThat(
            new Analytics(storage)
                .occupancy(APP, Filter.ALL, Cuts.at(List.of(T, T + 10, T + 20)), T + 30))
        .containsExactly(
            new Occupancy.Part(10, 1, T, 10, 1, 10), new Occupancy.Part(10, 1, T + 10, 10, 1, 10));
  }
}
