package io.agorawebhooks.kit;

import static io.agorawebhooks.kit.Notices.APP;
import static org.assertj.core.api.Assertions.assertThat;

import io.agorawebhooks.correlation.Session;
import io.agorawebhooks.metrics.Filter;
import io.agorawebhooks.metrics.Totals;
import io.agorawebhooks.metrics.UserFigures;
import io.agorawebhooks.metrics.UserRoles;
import io.agorawebhooks.notice.Delivery;
import io.agorawebhooks.storage.CallDetail;
import io.agorawebhooks.storage.CallOrder;
import io.agorawebhooks.storage.CallPart;
import io.agorawebhooks.storage.CallQuery;
import io.agorawebhooks.storage.CallReport;
import io.agorawebhooks.storage.InMemoryStorage;
import io.agorawebhooks.storage.Intake;
import io.agorawebhooks.storage.ListPart;
import io.agorawebhooks.storage.Page;
import io.agorawebhooks.storage.QualityReport;
import io.agorawebhooks.storage.Reports;
import io.agorawebhooks.storage.RoleReport;
import io.agorawebhooks.storage.UserQuery;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** All reads say the same of one storage, whatever is in it. */
class AgreementLawsTest {
  private static final int SMALL = 2;

  private final InMemoryStorage storage = new InMemoryStorage();
  private final Reports reports = new Reports(storage, Clock.systemUTC());
  private long asOf;

  @Provide
  Arbitrary<List<Delivery>> streams() {
    return World.streams();
  }

  @Property(tries = 200)
  void readsOfCallsAndUsers_agree(@ForAll("streams") List<Delivery> stream) {
    try (Intake intake = new Intake(storage, World.CONTENT_ORDER, 1000, 100)) {
      Feed.all(intake, stream);
    }
    List<CallReport> calls = calls();
    asOf = calls.stream().mapToLong(call -> call.call().known()).max().orElse(0) + 500;
    calls = calls();
    calls.forEach(this::assertAgree);
    assertUsersAgree(calls);
  }

  private List<CallReport> calls() {
    return reports.calls(APP, CallQuery.ALL, asOf, ListPart.of(CallOrder.STARTED, 0, 1000)).calls();
  }

  private static CallPart part(CallReport call, int page) {
    return new CallPart(APP, call.channel(), call.call().start(), page, SMALL);
  }

  private void assertAgree(CallReport call) {
    CallDetail detail = reports.call(part(call, 1), asOf, Long.MAX_VALUE).orElseThrow();
    RoleReport roles = reports.roles(part(call, 1), asOf).orElseThrow();
    QualityReport quality = reports.quality(part(call, 1), asOf).orElseThrow();
    assertThat(detail.report()).isEqualTo(call);
    assertThat(roles.figures().totals()).isEqualTo(call.totals());
    assertThat(roles.figures().switches()).isEqualTo(detail.figures().roleSwitches());
    assertThat(quality.quality().sampleSize() + call.totals().openSessions())
        .isEqualTo(call.totals().sessions());
    assertThat(quality.quality().seconds()).isEqualTo(call.seconds());
    assertThat(quality.concurrency().peak()).isLessThanOrEqualTo(call.users());
    assertPagesAgree(call, detail);
  }

  private void assertPagesAgree(CallReport call, CallDetail detail) {
    List<UserFigures> users =
        all(page -> reports.users(part(call, page), asOf).orElseThrow().users());
    List<UserRoles> roles =
        all(page -> reports.roles(part(call, page), asOf).orElseThrow().users());
    List<Session> sessions =
        all(page -> reports.timeline(part(call, page), asOf).orElseThrow().sessions());
    assertThat(users).hasSize(call.users()).doesNotHaveDuplicates();
    assertThat(users.stream().map(UserFigures::uid))
        .isEqualTo(roles.stream().map(UserRoles::uid).toList());
    assertThat(sum(users.stream().map(user -> user.roles().totals()).toList()))
        .isEqualTo(call.totals());
    assertThat(roles.stream().filter(user -> user.roles().totals().hostSeconds() > 0).count())
        .isLessThanOrEqualTo(detail.figures().uniqueHosts());
    List<Session> read = new ArrayList<>();
    storage.reads().sessions(call.call().id(), read::add);
    assertThat(sessions).isEqualTo(read);
  }

  private static <T> List<T> all(IntFunction<Page<T>> pages) {
    List<T> all = new ArrayList<>();
    for (int page = 1; page <= pages.apply(1).pages(); page++) {
      all.addAll(pages.apply(page).items());
    }
    return all;
  }

  private static Totals sum(List<Totals> totals) {
    return totals.stream().reduce(Totals.NONE, Totals::plus);
  }

  private void assertUsersAgree(List<CallReport> calls) {
    UserQuery query = new UserQuery(APP, Filter.ALL, 1, 200);
    List<Totals> users =
        uids(calls).stream()
            .map(uid -> reports.user(query, uid, asOf))
            .flatMap(Optional::stream)
            .map(user -> user.roles().totals())
            .toList();
    assertThat(sum(users)).isEqualTo(sum(calls.stream().map(CallReport::totals).toList()));
  }

  private Set<Long> uids(List<CallReport> calls) {
    Set<Long> uids = new TreeSet<>();
    calls.forEach(
        call -> storage.reads().sessions(call.call().id(), session -> uids.add(session.uid())));
    return uids;
  }
}
