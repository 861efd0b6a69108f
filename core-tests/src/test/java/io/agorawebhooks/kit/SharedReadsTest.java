package io.agorawebhooks.kit;

import static io.agorawebhooks.kit.Notices.APP;
import static org.assertj.core.api.Assertions.assertThat;

import io.agorawebhooks.correlation.History;
import io.agorawebhooks.correlation.Session;
import io.agorawebhooks.metrics.Filter;
import io.agorawebhooks.metrics.Totals;
import io.agorawebhooks.metrics.UserFigures;
import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.notice.Delivery;
import io.agorawebhooks.storage.CallDetail;
import io.agorawebhooks.storage.CallList;
import io.agorawebhooks.storage.CallOrder;
import io.agorawebhooks.storage.CallPart;
import io.agorawebhooks.storage.CallQuery;
import io.agorawebhooks.storage.CallReport;
import io.agorawebhooks.storage.CallReports;
import io.agorawebhooks.storage.InMemoryStorage;
import io.agorawebhooks.storage.Intake;
import io.agorawebhooks.storage.Lane;
import io.agorawebhooks.storage.ListPart;
import io.agorawebhooks.storage.Reports;
import io.agorawebhooks.storage.Share;
import io.agorawebhooks.storage.Shared;
import io.agorawebhooks.storage.TokenHash;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who has a share sees what is shared, with the figures that others see, and nothing else. */
class SharedReadsTest {
  private static final int WORLDS = 60;
  private static final AppId OTHER = new AppId("other-app");

  private InMemoryStorage storage = new InMemoryStorage();
  private Reports reports = new Reports(storage, Clock.systemUTC());
  private long asOf;
  private Filters filters = new Filters(new SplittableRandom(0), Map.of());

  private void world(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Delivery> stream = World.stream(3, 60, seed);
    Map<String, History> told = Told.histories(stream, World.CONTENT_ORDER);
    storage = new InMemoryStorage();
    try (Intake intake = new Intake(storage, World.CONTENT_ORDER, 1000, 100)) {
      Feed.all(intake, stream);
    }
    filters = new Filters(random, told);
    asOf = filters.asOf();
    reports = new Reports(storage, Clock.fixed(Instant.ofEpochSecond(asOf), ZoneOffset.UTC));
  }

  private CallReports shared(Shared what) {
    return reports.shared(
        new Share("id", APP, what, TokenHash.of("t"), null, 0, Long.MAX_VALUE, null, 0));
  }

  private CallList list(CallReports from, CallQuery query, int limit) {
    return from.calls(APP, query, asOf, ListPart.of(CallOrder.STARTED, 0, limit));
  }

  private List<CallReport> calls(CallReports from, Filter filter) {
    return list(from, CallQuery.of(filter), 1000).calls();
  }

  private static CallPart part(CallReport call) {
    return new CallPart(APP, call.channel(), call.call().start(), 1, 1000);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 1000, 2000})
  void filter_listIsThatOfTheFilter(long first) {
    for (long seed = first; seed < first + WORLDS; seed++) {
      world(seed);
      Filter filter = filters.query().filter();
      CallReports shared = shared(new Shared.Sessions(filter));
      assertThat(list(shared, CallQuery.ALL, 3)).isEqualTo(list(reports, CallQuery.of(filter), 3));
      CallQuery narrow = filters.query();
      List<CallReport> both = list(shared, narrow, 1000).calls();
      List<Long> ids =
          list(reports, narrow, 1000).calls().stream().map(c -> c.call().id()).toList();
      assertThat(both)
          .allMatch(call -> ids.contains(call.call().id()))
          .allSatisfy(call -> assertNotMore(call, filter));
    }
  }

  /** Nothing of a call counts that the filter leaves out. */
  private void assertNotMore(CallReport call, Filter filter) {
    CallReport most =
        calls(reports, filter).stream()
            .filter(other -> other.call().id() == call.call().id())
            .findFirst()
            .orElseThrow();
    assertThat(call.seconds()).isLessThanOrEqualTo(most.seconds());
    assertThat(call.users()).isLessThanOrEqualTo(most.users());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 1000, 2000})
  void filter_callsShowItsSessionsOnly(long first) {
    for (long seed = first; seed < first + WORLDS; seed++) {
      world(seed);
      Filter filter = filters.query().filter();
      CallReports shared = shared(new Shared.Sessions(filter));
      List<CallReport> seen = calls(reports, filter);
      seen.forEach(call -> assertShows(shared, call, filter));
      for (CallReport call : calls(reports, Filter.ALL)) {
        if (seen.stream().noneMatch(other -> other.call().id() == call.call().id())) {
          assertNothing(shared, part(call));
        }
      }
      assertNewest(shared, seen);
    }
  }

  private void assertShows(CallReports shared, CallReport call, Filter filter) {
    CallDetail detail = shared.call(part(call), asOf, Long.MAX_VALUE).orElseThrow();
    assertThat(detail.report()).isEqualTo(call);
    List<Session> sessions = detail.sessions().items();
    assertThat(sessions).allMatch(session -> filter.matches(session, asOf));
    assertThat(detail.sessions().total()).isEqualTo(sessions.size()).isPositive();
    assertThat(shared.timeline(part(call), asOf).orElseThrow().sessions().items())
        .containsExactlyInAnyOrderElementsOf(sessions);
    assertThat(shared.lanes(part(call), asOf).orElseThrow().lanes().items())
        .flatMap(Lane::sessions)
        .containsExactlyInAnyOrderElementsOf(sessions);
    Set<Long> uids = new TreeSet<>(sessions.stream().map(Session::uid).toList());
    List<UserFigures> users = shared.users(part(call), asOf).orElseThrow().users().items();
    assertThat(users).map(UserFigures::uid).containsExactlyInAnyOrderElementsOf(uids);
    assertThat(users.stream().map(user -> user.roles().totals()).reduce(Totals.NONE, Totals::plus))
        .isEqualTo(call.totals());
    assertThat(shared.roles(part(call), asOf).orElseThrow().figures().totals())
        .isEqualTo(call.totals());
    assertThat(shared.quality(part(call), asOf).orElseThrow().quality().sampleSize())
        .isEqualTo(sessions.stream().filter(session -> session.leave() != null).count());
    assertThat(detail.others()).allMatch(other -> calls(reports, filter).contains(other));
  }

  private void assertNothing(CallReports shared, CallPart part) {
    assertThat(shared.call(part, asOf, Long.MAX_VALUE)).isEmpty();
    assertThat(shared.roles(part, asOf)).isEmpty();
    assertThat(shared.quality(part, asOf)).isEmpty();
    assertThat(shared.users(part, asOf)).isEmpty();
    assertThat(shared.timeline(part, asOf)).isEmpty();
    assertThat(shared.lanes(part, asOf)).isEmpty();
    assertThat(shared.concurrency(part, asOf)).isEmpty();
  }

  private void assertNewest(CallReports shared, List<CallReport> seen) {
    for (String channel : filters.told().keySet()) {
      Optional<CallReport> newest =
          seen.stream().filter(call -> call.channel().equals(channel)).findFirst();
      CallPart part = new CallPart(APP, channel, null, 1, 9);
      assertThat(shared.call(part, asOf, Long.MAX_VALUE).map(CallDetail::report)).isEqualTo(newest);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 1000})
  void channel_isAllThereIs(long first) {
    for (long seed = first; seed < first + WORLDS; seed++) {
      world(seed);
      String channel = filters.told().keySet().iterator().next();
      CallReports shared = shared(new Shared.Channel(channel));
      assertThat(calls(shared, Filter.ALL))
          .isEqualTo(calls(reports, Filter.ALL.among(Set.of(channel))));
      for (CallReport call : calls(reports, Filter.ALL)) {
        if (call.channel().equals(channel)) {
          assertThat(shared.call(part(call), asOf, Long.MAX_VALUE))
              .isEqualTo(reports.call(part(call), asOf, Long.MAX_VALUE));
        } else {
          assertNothing(shared, part(call));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 1000})
  void call_isTheOnlyOne(long first) {
    for (long seed = first; seed < first + WORLDS; seed++) {
      world(seed);
      List<CallReport> all = calls(reports, Filter.ALL);
      CallReport one = all.get(all.size() / 2);
      CallReports shared = shared(new Shared.Call(one.channel(), one.call().start()));
      assertThat(calls(shared, Filter.ALL)).containsExactly(one);
      Filter narrow = filters.query().filter();
      assertThat(calls(shared, narrow))
          .isEqualTo(
              calls(reports, narrow).stream()
                  .filter(call -> call.call().id() == one.call().id())
                  .toList());
      for (CallReport call : all) {
        if (call.equals(one)) {
          CallDetail detail = shared.call(part(one), asOf, Long.MAX_VALUE).orElseThrow();
          assertThat(detail.report()).isEqualTo(one);
          assertThat(detail.others()).isEmpty();
        } else {
          assertNothing(shared, part(call));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void anotherApp_isNothing(long seed) {
    world(seed);
    CallReports shared = shared(new Shared.Sessions(Filter.ALL));
    assertThat(shared.calls(OTHER, CallQuery.ALL, asOf, ListPart.of(CallOrder.STARTED, 0, 9)))
        .isEqualTo(CallList.NONE);
    CallReport call = calls(reports, Filter.ALL).get(0);
    assertNothing(shared, new CallPart(OTHER, call.channel(), null, 1, 9));
  }
}
