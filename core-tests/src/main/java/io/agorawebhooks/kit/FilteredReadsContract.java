package io.agorawebhooks.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.agorawebhooks.correlation.Session;
import io.agorawebhooks.metrics.Breakdown;
import io.agorawebhooks.metrics.Cuts;
import io.agorawebhooks.metrics.Filter;
import io.agorawebhooks.metrics.Line;
import io.agorawebhooks.metrics.Minutes;
import io.agorawebhooks.metrics.MinutesKey;
import io.agorawebhooks.metrics.Range;
import io.agorawebhooks.notice.Delivery;
import io.agorawebhooks.notice.Event;
import io.agorawebhooks.notice.Role;
import io.agorawebhooks.storage.CallList;
import io.agorawebhooks.storage.CallOrder;
import io.agorawebhooks.storage.CallPlace;
import io.agorawebhooks.storage.CallQuery;
import io.agorawebhooks.storage.CallReport;
import io.agorawebhooks.storage.CallSums;
import io.agorawebhooks.storage.ChannelSession;
import io.agorawebhooks.storage.Intake;
import io.agorawebhooks.storage.ListPart;
import io.agorawebhooks.storage.Reads;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code Reads}: lists, what they add up to, minutes and sessions are what the sessions told say,
 * whatever the filter; and so they agree with each other.
 */
abstract class FilteredReadsContract extends Contract {
  private static final int QUERIES = 60;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void everyFilter_isAnsweredFromTheSessionsTold(long seed) {
    List<Delivery> world = World.stream(4, 160, seed);
    feed(world);
    SplittableRandom random = new SplittableRandom(seed);
    Filters filters = new Filters(random, Told.histories(world, World.CONTENT_ORDER));
    for (int i = 0; i < QUERIES; i++) {
      long asOf = filters.asOf();
      Asked asked = new Asked(filters.told(), asOf);
      CallQuery query = filters.query();
      checkList(asked, query, asOf, random);
      checkMinutes(asked, query.filter(), filters.cuts());
      checkSessions(asked, query.filter(), asOf);
    }
  }

  private void feed(List<Delivery> deliveries) {
    try (Intake intake = new Intake(storage, World.CONTENT_ORDER, 1000, 20)) {
      Feed.all(intake, deliveries);
    }
  }

  private void checkList(Asked asked, CallQuery query, long asOf, SplittableRandom random) {
    CallOrder order = random.nextBoolean() ? CallOrder.ACTIVITY : CallOrder.STARTED;
    List<CallReport> expected = asked.list(query, order);
    CallSums sums = sums(expected);
    int limit = random.nextInt(1, 6);
    for (int skipped = 0; skipped <= expected.size(); skipped += limit) {
      CallList part = calls(query, asOf, ListPart.of(order, skipped, limit));
      int end = Math.min(expected.size(), skipped + limit);
      assertThat(named(part.calls()))
          .as("%s from %s by %s as of %s", query, skipped, order, asOf)
          .isEqualTo(expected.subList(skipped, end));
      assertThat(part.hasNext()).isEqualTo(end < expected.size());
      assertThat(part.sums()).as("%s as of %s", query, asOf).isEqualTo(sums);
    }
    assertThat(walk(query, asOf, order, limit)).as("%s by %s", query, order).isEqualTo(expected);
  }

  /** The list, part after part behind the last call. */
  private List<CallReport> walk(CallQuery query, long asOf, CallOrder order, int limit) {
    List<CallReport> walked = new ArrayList<>();
    CallPlace after = null;
    for (boolean more = true; more; ) {
      CallList part = calls(query, asOf, new ListPart(order, after, 0, limit));
      walked.addAll(named(part.calls()));
      more = part.hasNext();
      after = more ? CallPlace.of(walked.get(walked.size() - 1), order) : null;
    }
    return walked;
  }

  private static CallSums sums(List<CallReport> reports) {
    return reports.stream().map(CallSums::of).reduce(CallSums.NONE, CallSums::plus);
  }

  private void checkMinutes(Asked asked, Filter filter, Cuts cuts) {
    Map<MinutesKey, Long> minutes = asked.minutes(filter, cuts, false);
    assertThat(reads().minutes(APP, filter, cuts, true))
        .as("%s cut at %s", filter, cuts)
        .isEqualTo(minutes);
    assertThat(reads().minutes(APP, filter, cuts, false))
        .as("%s cut at %s", filter, cuts)
        .isEqualTo(Minutes.withoutCodes(minutes));
    List<Line> lines = Line.of(asked.minutes(filter, cuts, true), Breakdown.CHANNEL, cuts.size());
    for (int limit = 1; limit < 5; limit++) {
      assertThat(reads().busiest(APP, filter, cuts, limit))
          .as("the %s busiest of %s cut at %s", limit, filter, cuts)
          .isEqualTo(lines.stream().limit(limit).toList());
    }
    long listed = reads().calls(APP, CallQuery.of(filter), T, head(0)).sums().seconds();
    assertThat(
            reads().minutes(APP, filter, Cuts.of(filter.range()), false).values().stream()
                .mapToLong(Long::longValue)
                .sum())
        .isEqualTo(listed);
  }

  private void checkSessions(Asked asked, Filter filter, long asOf) {
    List<ChannelSession> found = new ArrayList<>();
    reads().sessions(APP, filter, asOf, found::add);
    assertThat(found.stream().map(Asked::text).toList())
        .as("%s as of %s", filter, asOf)
        .containsExactlyInAnyOrderElementsOf(asked.sessions(filter));
    assertThat(found).isSortedAccordingTo(ChannelSession.EARLIEST);
  }

  /** Calls with their start as id. */
  private static List<CallReport> named(List<CallReport> reports) {
    return reports.stream().map(FilteredReadsContract::named).toList();
  }

  private static CallReport named(CallReport report) {
    return new CallReport(
        report.channel(),
        report.call().withId(report.call().start()),
        report.live(),
        report.totals(),
        report.users(),
        report.onlineUsers(),
        report.clientTypes());
  }

  @Test
  void moreKindsThanBits_areToldApart() {
    Map<String, Script> rooms = new HashMap<>();
    for (int type = 0; type < 90; type++) {
      rooms
          .computeIfAbsent("room-" + type % 45, this::script)
          .tell(
              Events.create(T),
              of(type, Events.user(103, type + 1, T + 10)),
              Events.leave(104, type + 1, T + 40 + type, 30L + type));
    }
    for (int type : IntStream.range(0, 90).filter(n -> n % 7 == 0).toArray()) {
      Filter filter = filter(Set.of((long) type), Set.of());
      CallList list = calls(CallQuery.of(filter), T, head(9));
      assertThat(list.calls()).extracting(CallReport::channel).containsExactly("room-" + type % 45);
      assertThat(list.sums()).isEqualTo(new CallSums(1, 30 + type, 0, 0, 0, 0));
    }
  }

  @Test
  void kindThatIsGone_isNoLongerListed() {
    room().tell(Events.create(T), of(3, Events.user(103, 1, T)), of(10, Events.user(103, 2, T)));
    assertThat(sums(3).calls()).isEqualTo(1);
    feed(List.of());
    script("other").tell(of(3, Events.user(103, 1, T)));
    assertThat(sums(3).calls()).isEqualTo(2);
  }

  private CallSums sums(long clientType) {
    Filter filter = filter(Set.of(clientType), Set.of(Role.HOST));
    return calls(CallQuery.of(filter), T, head(9)).sums();
  }

  private static Filter filter(Set<Long> clientTypes, Set<Role> roles) {
    return new Filter(Filter.ALL.range(), Set.of(), clientTypes, roles, Set.of(), Set.of());
  }

  private static Event of(long clientType, Event event) {
    return new Event(event.key(), event.duration(), 6L, clientType, null, null, null);
  }

  @Test
  void sessionOfDecades_countsWithoutABucketForEachQuarter() {
    long end = T + 30L * 365 * 86_400 + 7;
    room().tell(Events.create(T), Events.user(103, 1, T), Events.destroy(end));
    assertThat(reads().ledger(APP, ROOM)).isEmpty();
    Filter filter = Filter.in(new Range(T + 86_400, end - 100_000));
    long seconds = end - 100_000 - T - 86_400;
    assertThat(calls(CallQuery.of(filter), T, head(9)).sums().seconds()).isEqualTo(seconds);
    Cuts cuts = Cuts.at(List.of(T - 900, T + 900, T + 1000, end));
    assertThat(reads().minutes(APP, filter, cuts, true))
        .containsExactly(Map.entry(new MinutesKey(2, null, null, null, Role.HOST, true), seconds));
    assertThat(reads().busiest(APP, filter, cuts, 2))
        .containsExactly(new Line(new Line.Key(null, null, ROOM), List.of(0L, 0L, seconds)));
    assertThat(reads().minutes(APP, Filter.ALL, cuts, false).values())
        .containsExactlyInAnyOrder(900L, 100L, end - T - 1000);
  }

  @Test
  void sessionsOf_aUser_areThoseOfAllChannels() {
    List<Delivery> world = World.stream(4, 200, 11);
    feed(world);
    Asked asked = new Asked(Told.histories(world, World.CONTENT_ORDER), T);
    Set<Long> uids = Filters.uids(Told.histories(world, World.CONTENT_ORDER));
    assertThat(uids).isNotEmpty();
    for (long uid : uids) {
      List<ChannelSession> found = new ArrayList<>();
      reads().sessionsOf(APP, uid, found::add);
      assertThat(found.stream().map(Asked::text))
          .containsExactlyInAnyOrderElementsOf(
              asked.sessions(Filter.ALL).stream()
                  .filter(text -> text.contains(", uid=" + uid + "]"))
                  .toList());
    }
    reads().sessionsOf(OTHER_APP, uids.iterator().next(), found -> assertThat(found).isNull());
    reads().sessionsOf(APP, 4_000_000_000L, found -> assertThat(found).isNull());
  }

  @Test
  void uids_ofAnAccount_areDistinctAndAscending() {
    room().tell(named("ann", Events.user(103, 9, T)), named("ann", Events.user(103, 3, T)));
    script("b").tell(named("ann", Events.user(103, 3, T)), named("bob", Events.user(103, 4, T)));
    assertThat(reads().uids(APP, "ann")).containsExactly(3L, 9L);
    assertThat(reads().uids(APP, "Ann")).isEmpty();
    assertThat(reads().uids(OTHER_APP, "ann")).isEmpty();
  }

  private static Event named(String account, Event event) {
    return new Event(event.key(), event.duration(), null, null, null, account, null);
  }

  @Test
  void sessions_ofACall_areInSessionOrder() {
    Script room = room().tell(Events.create(T));
    for (int uid = 1; uid <= 5; uid++) {
      room.tell(Events.user(103, uid, T + 10 - uid / 2));
    }
    List<Session> found = new ArrayList<>();
    reads().sessions(room.id(T), found::add);
    assertThat(found).isEqualTo(room.sessions());
  }

  private CallList calls(CallQuery query, long asOf, ListPart part) {
    return reads().calls(APP, query, asOf, part);
  }

  private static ListPart head(int limit) {
    return ListPart.of(CallOrder.ACTIVITY, 0, limit);
  }

  private Reads reads() {
    return storage.reads();
  }
}
