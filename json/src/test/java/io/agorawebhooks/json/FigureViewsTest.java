package io.agorawebhooks.json;

import static io.agorawebhooks.json.JsonViewsTest.APP;
import static io.agorawebhooks.json.JsonViewsTest.AS_OF;
import static io.agorawebhooks.json.JsonViewsTest.ENDED;
import static io.agorawebhooks.json.JsonViewsTest.INFERRED;
import static io.agorawebhooks.json.JsonViewsTest.LIVE;
import static io.agorawebhooks.json.JsonViewsTest.MAPPER;
import static io.agorawebhooks.json.JsonViewsTest.OPEN;
import static io.agorawebhooks.json.JsonViewsTest.SWITCHED;
import static io.agorawebhooks.json.JsonViewsTest.T;
import static io.agorawebhooks.json.JsonViewsTest.assertGolden;
import static io.agorawebhooks.json.JsonViewsTest.assertHas;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.agorawebhooks.correlation.Session;
import io.agorawebhooks.metrics.Concurrency;
import io.agorawebhooks.metrics.Filter;
import io.agorawebhooks.metrics.Quality;
import io.agorawebhooks.metrics.RoleFigures;
import io.agorawebhooks.metrics.Totals;
import io.agorawebhooks.metrics.UserFigures;
import io.agorawebhooks.metrics.UserRoles;
import io.agorawebhooks.notice.EventKey;
import io.agorawebhooks.notice.EventType;
import io.agorawebhooks.notice.Role;
import io.agorawebhooks.storage.ChannelStay;
import io.agorawebhooks.storage.ConcurrencyReport;
import io.agorawebhooks.storage.Lane;
import io.agorawebhooks.storage.LanesReport;
import io.agorawebhooks.storage.Page;
import io.agorawebhooks.storage.QualityReport;
import io.agorawebhooks.storage.RoleReport;
import io.agorawebhooks.storage.TimelineReport;
import io.agorawebhooks.storage.UserReport;
import io.agorawebhooks.storage.UsersReport;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The reads of one call and one user, as in the golden files. */
class FigureViewsTest {
  private final JsonViews views = new JsonViews();

  /** Uid 7 again, 100 s after {@link JsonViewsTest#INFERRED}. */
  private static final Session AGAIN = session(7, T + 715, T + 718, 999L);

  private static Session session(long uid, long join, long leave, @Nullable Long reason) {
    return new Session(
        new EventKey(join, 5L, EventType.of(103), uid),
        1,
        join,
        leave,
        false,
        false,
        true,
        null,
        Role.HOST,
        List.of(),
        false,
        6L,
        10L,
        reason,
        "recorder",
        "S-2");
  }

  private static <T> Page<T> page(T item) {
    return new Page<>(List.of(item), 1, 1, 2);
  }

  private static RoleFigures roles(Session... sessions) {
    RoleFigures.Count count = RoleFigures.counting(Filter.ALL, AS_OF);
    return taking(count, sessions).done();
  }

  private static Quality quality(Session... sessions) {
    return taking(Quality.counting(), sessions).done();
  }

  private static <C extends Consumer<Session>> C taking(C count, Session... sessions) {
    List.of(sessions).forEach(count);
    return count;
  }

  private byte[] roles() {
    UserRoles user = taking(UserRoles.counting(4294967295L, Filter.ALL, AS_OF), SWITCHED).done();
    RoleReport report = new RoleReport(ENDED, roles(SWITCHED, INFERRED), page(user));
    return views.roles(APP, report, AS_OF);
  }

  private byte[] quality() {
    Concurrency.Count concurrency = Concurrency.counting();
    for (Session session : List.of(SWITCHED, INFERRED, AGAIN)) {
      concurrency.add(session.uid(), session.join(), session.leave(), session.reason());
    }
    QualityReport report =
        new QualityReport(ENDED, quality(SWITCHED, INFERRED, AGAIN), true, concurrency.done());
    return views.quality(APP, report, AS_OF);
  }

  private byte[] users() {
    UserFigures user = taking(UserFigures.counting(7, Filter.ALL, AS_OF), INFERRED, AGAIN).done();
    return views.users(APP, new UsersReport(ENDED, page(user)), AS_OF);
  }

  private UserReport user(List<Long> uids) {
    ChannelStay stay =
        new ChannelStay("standup", new Totals(2, 618, 0, 615, 1, 30), 1, true, true, T + 718);
    ChannelStay other = new ChannelStay("__proto__", Totals.NONE, 0, false, false, T);
    return new UserReport(
        uids,
        List.of("recorder"),
        roles(INFERRED, AGAIN, OPEN),
        quality(INFERRED, AGAIN, OPEN),
        new Page<>(List.of(stay, other), 1, 200, 2),
        "S-2");
  }

  @Test
  void roles_ofACallThatEnded() throws IOException {
    assertGolden("role-analytics", roles());
  }

  @Test
  void quality_ofACallThatEnded() throws IOException {
    assertGolden("quality-metrics", quality());
  }

  @Test
  void quality_withoutEndedSessions_isUnknown() throws IOException {
    QualityReport none = new QualityReport(LIVE, quality(OPEN), false, Concurrency.NONE);
    assertGolden("quality-metrics-none", views.quality(APP, none, AS_OF));
  }

  @Test
  void users_ofACall() throws IOException {
    assertGolden("multi-user", users());
  }

  @Test
  void timeline_ofACall() throws IOException {
    Page<Session> sessions = new Page<>(List.of(SWITCHED, OPEN), 1, 2, 3);
    assertGolden("timeline", views.timeline(APP, new TimelineReport(LIVE, sessions), AS_OF));
  }

  @Test
  void lanes_ofACall() throws IOException {
    Page<Lane> lanes =
        new Page<>(
            List.of(new Lane(8, 1, List.of(OPEN)), new Lane(7, 3, List.of(INFERRED, AGAIN))),
            1,
            2,
            3);
    assertGolden("lanes", views.lanes(APP, new LanesReport(LIVE, lanes), AS_OF));
  }

  @Test
  void concurrency_ofACall() throws IOException {
    Concurrency.Count concurrency = Concurrency.counting();
    concurrency.add(7, T, T + 60, null);
    concurrency.add(8, T + 20, AS_OF, null);
    ConcurrencyReport report = new ConcurrencyReport(LIVE, concurrency.done());
    assertGolden("call-concurrency", views.concurrency(APP, report, AS_OF));
  }

  @Test
  void user_inTwoChannels() throws IOException {
    assertGolden("user", views.user(APP, user(List.of(7L)), AS_OF));
  }

  @Test
  void user_inDetail() throws IOException {
    assertGolden("user-detailed", views.userDetail(APP, user(List.of(7L)), AS_OF));
  }

  @Test
  void account_ofSeveralUids_hasNoSingleOne() throws IOException {
    JsonNode account = MAPPER.readTree(views.userDetail(APP, user(List.of(7L, 8L)), AS_OF));
    assertThat(account.get("uid").isNull()).isTrue();
    assertThat(account.get("uids")).hasToString("[7,8]");
  }

  @Test
  void reasons_ofEveryKind_sumToTheSample() throws IOException {
    Quality.Count count = Quality.counting();
    for (long reason : new long[] {0, 1, 2, 3, 4, 5, 9, 10, 12, 99, 999, -1, 77}) {
      count.accept(session(7, T, T + 9, reason));
    }
    count.accept(session(7, T, T + 9, null));
    JsonNode reasons = MAPPER.valueToTree(ReasonsView.of(count.done()));
    assertThat(reasons).hasSize(12);
    assertThat(reasons.get("otherIssues").asLong()).isEqualTo(3);
    assertThat(reasons.get("notGiven").asLong()).isEqualTo(1);
    long sum = 0;
    for (JsonNode number : reasons) {
      sum += number.asLong();
    }
    assertThat(sum).isEqualTo(14);
  }

  @Test
  void fieldsOfThePythonServer_areAllThere() throws IOException {
    JsonNode expected = MAPPER.readTree(JsonViewsTest.resource("/python-server-fields.json"));
    assertHas(expected.get("GET .../role-analytics"), MAPPER.readTree(roles()));
    assertHas(expected.get("GET .../quality-metrics"), MAPPER.readTree(quality()));
    JsonNode users = MAPPER.readTree(users());
    assertHas(expected.get("GET .../multi-user"), users);
    assertHas(expected.get("users[]"), users.at("/users/0"));
    assertHas(
        expected.get("GET /api/user/{app_id}/{uid}"),
        MAPPER.readTree(views.user(APP, user(List.of(7L)), AS_OF)));
    JsonNode user = MAPPER.readTree(views.userDetail(APP, user(List.of(7L)), AS_OF));
    assertHas(expected.get("GET /api/user/{app_id}/{uid}/detailed"), user);
    assertHas(expected.get("channels_list[]"), user.at("/channels_list/0"));
  }
}
