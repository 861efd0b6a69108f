package io.agorawebhooks.kit;

import static io.agorawebhooks.kit.Notices.APP;
import static org.assertj.core.api.Assertions.assertThat;

import io.agorawebhooks.correlation.Session;
import io.agorawebhooks.metrics.Concurrency;
import io.agorawebhooks.metrics.Filter;
import io.agorawebhooks.metrics.Range;
import io.agorawebhooks.metrics.UserFigures;
import io.agorawebhooks.metrics.UserRoles;
import io.agorawebhooks.notice.Event;
import io.agorawebhooks.notice.Role;
import io.agorawebhooks.storage.CallDetail;
import io.agorawebhooks.storage.CallPart;
import io.agorawebhooks.storage.CallReport;
import io.agorawebhooks.storage.ChannelStay;
import io.agorawebhooks.storage.InMemoryStorage;
import io.agorawebhooks.storage.Lane;
import io.agorawebhooks.storage.QualityReport;
import io.agorawebhooks.storage.Reports;
import io.agorawebhooks.storage.UserQuery;
import io.agorawebhooks.storage.UserReport;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The reads of one call and one user, put together from those of a storage. */
class ReportsTest {
  private static final long T = 1767261600;
  private static final long AS_OF = T + 1000;
  private static final long BOT = 10;

  private final InMemoryStorage storage = new InMemoryStorage();
  private final Reports reports =
      new Reports(storage, Clock.fixed(Instant.ofEpochSecond(AS_OF), ZoneOffset.UTC));

  private Script script(String channel) {
    return new Script(storage, APP, channel);
  }

  private static CallPart part(int page, int perPage) {
    return new CallPart(APP, "room", null, page, perPage);
  }

  private static Event join(int type, long uid, long ts, @Nullable String account) {
    return new Event(Events.user(type, uid, ts).key(), null, 7L, null, null, account, "sid-" + ts);
  }

  private static Event leave(long uid, long ts, long duration, @Nullable Long reason) {
    Event event = Events.leave(104, uid, ts, duration);
    return new Event(event.key(), duration, null, null, reason, null, null);
  }

  /** Three users: 60 s, 30 s as audience and then 30 s as host, and one still there. */
  private void threeUsers() {
    script("room")
        .tell(
            Events.create(T),
            join(103, 7, T, "ann"),
            leave(7, T + 60, 60, 1L),
            join(105, 8, T + 10, null),
            Events.user(111, 8, T + 40),
            leave(8, T + 70, 60, 2L),
            join(103, 9, T + 20, "bob"));
  }

  @Test
  void unknownCall_isEmpty() {
    threeUsers();
    CallPart other = new CallPart(APP, "Room", null, 1, 9);
    CallPart before = new CallPart(APP, "room", T - 1, 1, 9);
    for (CallPart none : List.of(other, before)) {
      assertThat(reports.call(none, AS_OF, Long.MAX_VALUE)).isEmpty();
      assertThat(reports.roles(none, AS_OF)).isEmpty();
      assertThat(reports.quality(none, AS_OF)).isEmpty();
      assertThat(reports.users(none, AS_OF)).isEmpty();
      assertThat(reports.timeline(none, AS_OF)).isEmpty();
      assertThat(reports.lanes(none, AS_OF)).isEmpty();
      assertThat(reports.concurrency(none, AS_OF)).isEmpty();
    }
  }

  @Test
  void users_comeInPages() {
    threeUsers();
    assertThat(uids(1, 2)).containsExactly(7L, 8L);
    assertThat(uids(2, 2)).containsExactly(9L);
    assertThat(uids(3, 2)).isEmpty();
    assertThat(reports.users(part(3, 2), AS_OF).orElseThrow().users().total()).isEqualTo(3);
    UserFigures ann = reports.users(part(1, 1), AS_OF).orElseThrow().users().items().get(0);
    assertThat(ann.account()).isEqualTo("ann");
    assertThat(ann.roles().totals().hostSeconds()).isEqualTo(60);
    assertThat(ann.quality().sampleSize()).isEqualTo(1);
  }

  private List<Long> uids(int page, int perPage) {
    return reports.users(part(page, perPage), AS_OF).orElseThrow().users().items().stream()
        .map(UserFigures::uid)
        .toList();
  }

  @Test
  void users_whoAreNamed_areThoseAlone() {
    threeUsers();
    CallPart some = new CallPart(APP, "room", null, 1, 9, List.of(9L, 8L, 99L));
    assertThat(reports.users(some, AS_OF).orElseThrow().users().items())
        .extracting(UserFigures::uid)
        .containsExactly(8L, 9L);
    assertThat(reports.roles(some, AS_OF).orElseThrow().users().total()).isEqualTo(2);
    assertThat(reports.roles(some, AS_OF).orElseThrow().figures().totals().sessions()).isEqualTo(3);
  }

  @Test
  void roles_areOverTheWholeCall_usersInPages() {
    threeUsers();
    var roles = reports.roles(part(2, 1), AS_OF).orElseThrow();
    assertThat(roles.figures().totals()).isEqualTo(roles.report().totals());
    assertThat(roles.figures().switches()).isEqualTo(1);
    UserRoles second = roles.users().items().get(0);
    assertThat(second.uid()).isEqualTo(8);
    assertThat(second.segments())
        .extracting(
            segment -> segment.role() + " " + (segment.from() - T) + " " + segment.seconds())
        .containsExactly(Role.AUDIENCE + " 10 30", Role.HOST + " 40 30");
  }

  @Test
  void quality_countsEndedSessionsOnly() {
    threeUsers();
    QualityReport quality = reports.quality(part(1, 1), AS_OF).orElseThrow();
    assertThat(quality.quality().sampleSize()).isEqualTo(2);
    assertThat(quality.test()).isFalse();
    assertThat(quality.concurrency())
        .isEqualTo(
            new Concurrency(
                2,
                T + 10,
                List.of(
                    new Concurrency.Point(T, 1),
                    new Concurrency.Point(T + 10, 2),
                    new Concurrency.Point(T + 60, 1),
                    new Concurrency.Point(T + 70, 0))));
  }

  @Test
  void quality_ofOneHumanWithABot_isATest() {
    Event bot = new Event(Events.user(103, 8, T).key(), null, 6L, BOT, null, null, null);
    Script room = script("room").tell(Events.create(T), bot, leave(8, T + 9, 9, 1L));
    assertThat(reports.quality(part(1, 1), AS_OF).orElseThrow().test()).isFalse();
    room.tell(join(103, 7, T, null));
    assertThat(reports.quality(part(1, 1), AS_OF).orElseThrow().test()).isTrue();
    room.tell(join(103, 9, T, null));
    assertThat(reports.quality(part(1, 1), AS_OF).orElseThrow().test()).isFalse();
  }

  @Test
  void quality_withoutAnEndedSession_isNoTest() {
    script("room").tell(Events.create(T), join(103, 7, T, null));
    QualityReport quality = reports.quality(part(1, 1), AS_OF).orElseThrow();
    assertThat(quality.test()).isFalse();
    assertThat(quality.concurrency()).isEqualTo(Concurrency.NONE);
  }

  @Test
  void timeline_pagesFollowTheCall() {
    threeUsers();
    assertThat(timeline(1, 2)).containsExactly(7L, 8L);
    assertThat(timeline(2, 2)).containsExactly(9L);
    assertThat(timeline(3, 2)).isEmpty();
    assertThat(timeline(1, 200)).containsExactly(7L, 8L, 9L);
    assertThat(timeline(Integer.MAX_VALUE, 200)).isEmpty();
  }

  private List<Long> timeline(int page, int perPage) {
    return reports.timeline(part(page, perPage), AS_OF).orElseThrow().sessions().items().stream()
        .map(Session::uid)
        .toList();
  }

  @Test
  void lanes_comeInPages() {
    threeUsers();
    assertThat(lanes(1, 2)).containsExactly(7L, 8L);
    assertThat(lanes(2, 2)).containsExactly(9L);
    assertThat(lanes(Integer.MAX_VALUE, 200)).isEmpty();
    assertThat(reports.lanes(part(1, 2), AS_OF).orElseThrow().lanes().total()).isEqualTo(3);
  }

  private List<Long> lanes(int page, int perPage) {
    return reports.lanes(part(page, perPage), AS_OF).orElseThrow().lanes().items().stream()
        .map(Lane::uid)
        .toList();
  }

  @Test
  void concurrency_hasThoseWhoAreStillThere() {
    threeUsers();
    Concurrency concurrency = reports.concurrency(part(1, 9), AS_OF).orElseThrow().concurrency();
    assertThat(concurrency.peak()).isEqualTo(3);
    assertThat(concurrency.points())
        .endsWith(new Concurrency.Point(T + 70, 1), new Concurrency.Point(AS_OF, 0));
  }

  @Test
  void otherCalls_goOnBehindTheCursor() {
    Script room = script("room");
    for (int call = 0; call < 120; call++) {
      room.tell(Events.create(T + 100 * call), Events.destroy(T + 100 * call + 50));
    }
    List<Long> starts = new ArrayList<>();
    long before = Long.MAX_VALUE;
    CallDetail detail;
    do {
      detail = reports.call(part(1, 9), AS_OF, before).orElseThrow();
      List<Long> found = detail.others().stream().map(ReportsTest::start).toList();
      starts.addAll(found);
      before = found.get(found.size() - 1);
    } while (detail.hasMoreOthers());
    assertThat(starts).hasSize(119).doesNotHaveDuplicates().doesNotContain(T + 11_900);
    assertThat(starts).isSortedAccordingTo((a, b) -> Long.compare(b, a));
  }

  private static long start(CallReport report) {
    return report.call().start();
  }

  @Test
  void otherCalls_fiftyAndTheCallItself_areAll() {
    Script room = script("room");
    for (int call = 0; call < 51; call++) {
      room.tell(Events.create(T + 100 * call), Events.destroy(T + 100 * call + 50));
    }
    CallPart oldest = new CallPart(APP, "room", T, 1, 9);
    CallDetail detail = reports.call(oldest, AS_OF, Long.MAX_VALUE).orElseThrow();
    assertThat(detail.others()).hasSize(50);
    assertThat(detail.hasMoreOthers()).isFalse();
  }

  private void twoChannels() {
    script("a")
        .tell(Events.create(T), join(103, 7, T, "ann"), leave(7, T + 60, 60, 999L))
        .tell(join(105, 7, T + 100, "anne"), Events.user(111, 7, T + 150))
        .tell(leave(7, T + 200, 100, 1L));
    script("b").tell(join(107, 7, T + 120, null), join(103, 8, T + 30, "ann"));
  }

  private UserReport user(Filter filter, int page, int perPage) {
    return reports.user(new UserQuery(APP, filter, page, perPage), 7, AS_OF).orElseThrow();
  }

  @Test
  void user_hasAllChannels_newestActivityFirst() {
    twoChannels();
    UserReport user = user(Filter.ALL, 1, 9);
    assertThat(user.uids()).containsExactly(7L);
    assertThat(user.accounts()).containsExactly("ann", "anne");
    assertThat(user.sid()).isEqualTo("sid-" + (T + 120));
    assertThat(user.roles().totals().seconds()).isEqualTo(160);
    assertThat(user.roles().totals().openSeconds()).isEqualTo(880);
    assertThat(user.quality().churn()).isEqualTo(1);
    assertThat(user.channels().items()).extracting(ChannelStay::channel).containsExactly("a", "b");
    ChannelStay a = user.channels().items().get(0);
    assertThat(a.switches()).isEqualTo(1);
    assertThat(a.host()).isTrue();
    assertThat(a.communication()).isFalse();
    assertThat(a.activity()).isEqualTo(T + 200);
    assertThat(user.channels().items().get(1).communication()).isTrue();
    assertThat(user(Filter.ALL, 2, 1).channels().items())
        .extracting(ChannelStay::channel)
        .containsExactly("b");
  }

  @Test
  void user_inATime_countsWhatLiesInIt() {
    twoChannels();
    UserReport user = user(Filter.in(new Range(T + 50, T + 120)), 1, 9);
    assertThat(user.roles().totals().seconds()).isEqualTo(30);
    assertThat(user.roles().totals().sessions()).isEqualTo(2);
    assertThat(user.roles().switches()).isZero();
    assertThat(user.channels().total()).isEqualTo(1);
    UserReport later = user(Filter.in(new Range(T + 2000, T + 3000)), 1, 9);
    assertThat(later.roles().totals().sessions()).isZero();
    assertThat(later.channels().items()).isEmpty();
    assertThat(later.sid()).isNull();
  }

  @Test
  void user_inSomeChannels_countsThose() {
    twoChannels();
    UserReport user = user(Filter.ALL.among(Set.of("b")), 1, 9);
    assertThat(user.roles().totals().sessions()).isEqualTo(1);
    assertThat(user.channels().total()).isEqualTo(1);
  }

  @Test
  void account_hasTheSessionsOfAllItsUids() {
    twoChannels();
    UserQuery query = new UserQuery(APP, Filter.ALL, 1, 9);
    UserReport ann = reports.account(query, "ann", AS_OF).orElseThrow();
    assertThat(ann.uids()).containsExactly(7L, 8L);
    assertThat(ann.roles().totals().sessions()).isEqualTo(4);
    UserReport anne = reports.account(query, "anne", AS_OF).orElseThrow();
    assertThat(anne).isEqualTo(user(Filter.ALL, 1, 9));
  }

  @Test
  void userOrAccountThatNeverWas_isEmpty() {
    twoChannels();
    UserQuery query = new UserQuery(APP, Filter.ALL, 1, 9);
    assertThat(reports.user(query, 6, AS_OF)).isEmpty();
    assertThat(reports.account(query, "Ann", AS_OF)).isEmpty();
  }
}
