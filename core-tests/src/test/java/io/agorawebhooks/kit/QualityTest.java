package io.agorawebhooks.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.agorawebhooks.correlation.RoleSwitch;
import io.agorawebhooks.correlation.Session;
import io.agorawebhooks.metrics.CodeShare;
import io.agorawebhooks.metrics.Filter;
import io.agorawebhooks.metrics.Insight;
import io.agorawebhooks.metrics.Quality;
import io.agorawebhooks.metrics.Quality.Verdict;
import io.agorawebhooks.metrics.Range;
import io.agorawebhooks.metrics.Reconnections;
import io.agorawebhooks.metrics.Reconnections.Pattern;
import io.agorawebhooks.metrics.RoleFigures;
import io.agorawebhooks.metrics.Totals;
import io.agorawebhooks.metrics.UserFigures;
import io.agorawebhooks.metrics.UserRanking;
import io.agorawebhooks.metrics.UserRoles;
import io.agorawebhooks.notice.EventKey;
import io.agorawebhooks.notice.EventType;
import io.agorawebhooks.notice.Role;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Quality, reconnections and users, with figures that can be worked out by hand. */
class QualityTest {
  private static final long T = 1767261600;
  private static final long HOUR = 3600;

  private static Session ended(long length, @Nullable Long reason) {
    return Made.session(7, T, T + length, reason);
  }

  private static Quality quality(Session... sessions) {
    Quality.Count count = Quality.counting();
    List.of(sessions).forEach(count);
    return count.done();
  }

  @Test
  void noEndedSession_hasNoScore() {
    Quality none = quality(Made.session(7, T, null, null));
    assertThat(none.sampleSize()).isZero();
    assertThat(none.score()).isNull();
    assertThat(none.verdict()).isNull();
    assertThat(none.averageMinutes()).isNull();
    assertThat(none.averageSeconds()).isNull();
    assertThat(none.lengths()).containsExactly(0L, 0L, 0L, 0L, 0L, 0L);
    assertThat(Insight.of(none, false)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "999, 0.00, 0.00",
    "0, 30.00, 30.00",
    "2, 50.00, 50.00",
    "9, 50.00, 50.00",
    "10, 50.00, 50.00",
    "99, 50.00, 50.00",
    "4, 60.00, 50.00",
    "12, 70.00, 50.00",
    "3, 90.00, 50.00",
    "5, 90.00, 50.00",
    "1, 100.00, 50.00",
    "6, 100.00, 50.00",
    "-999, 100.00, 50.00",
    ", 100.00, 50.00"
  })
  void reason_weighs(@Nullable Long reason, BigDecimal score, BigDecimal ifBrief) {
    assertThat(quality(ended(5, reason)).score()).isEqualTo(score);
    assertThat(quality(ended(4, reason)).score()).isEqualTo(ifBrief);
  }

  @Test
  void score_isTheMeanOfAllSessions() {
    assertThat(quality(ended(90, 1L), ended(90, 999L), ended(90, 3L)).score())
        .isEqualTo(new BigDecimal("63.33"));
  }

  @Test
  void verdict_goesByTheExactScore() {
    assertThat(quality(ended(90, 2L)).verdict()).isEqualTo(Verdict.MODERATE);
    assertThat(quality(ended(90, 0L)).verdict()).isEqualTo(Verdict.POOR);
    assertThat(verdict(2, 8)).isEqualTo(Verdict.GOOD);
    assertThat(verdict(200_001, 800_000 - 1)).isEqualTo(Verdict.MODERATE);
  }

  private static @Nullable Verdict verdict(int churned, int good) {
    Quality.Count count = Quality.counting();
    for (int i = 0; i < churned + good; i++) {
      count.accept(ended(90, i < churned ? 999L : 1L));
    }
    return count.done().verdict();
  }

  @Test
  void histogram_boundsAreTheFirstOfTheirPart() {
    Quality.Count count = Quality.counting();
    long[] lengths = {0, 4, 5, 29, 30, 59, 60, 299, 300, 899, 900, 90_000};
    for (long length : lengths) {
      count.accept(ended(length, null));
    }
    Quality quality = count.done();
    assertThat(quality.lengths()).containsExactly(2L, 2L, 2L, 2L, 2L, 2L);
    assertThat(quality.failed()).isEqualTo(2);
    assertThat(quality.sampleSize()).isEqualTo(12);
    assertThat(quality.seconds()).isEqualTo(92_585);
    assertThat(quality.averageSeconds()).isEqualTo(new BigDecimal("7715.42"));
    assertThat(quality.averageMinutes()).isEqualTo(new BigDecimal("128.59"));
    assertThat(quality.reasons()).isEmpty();
  }

  @Test
  void reasons_areCountedByCode() {
    Quality quality = quality(ended(9, 1L), ended(9, 999L), ended(9, 1L), ended(9, null));
    assertThat(quality.reasons()).containsExactly(Map.entry(1L, 2L), Map.entry(999L, 1L));
    assertThat(quality.churn()).isEqualTo(1);
    assertThat(quality.ended(12)).isZero();
  }

  @Test
  void insights_areToldByWeight() {
    Quality.Count count = Quality.counting();
    for (long reason : new long[] {1, 12, 5, 3, 4, 99, 9, 10, 2, 0, 999, 77}) {
      count.accept(ended(4, reason));
    }
    assertThat(Insight.of(count.done(), true))
        .extracting(insight -> insight.code() + " " + insight.severity().label())
        .containsExactly(
            "reason_999 high",
            "reason_0 high",
            "reason_2 medium",
            "reason_10 medium",
            "reason_9 medium",
            "reason_99 medium",
            "reason_4 medium",
            "reason_3 low",
            "reason_5 low",
            "reason_12 low",
            "reason_1 good",
            "failed_calls medium",
            "test_channel low",
            "short_sessions low",
            "verdict_poor high");
  }

  @Test
  void insights_ofAGoodCall_areFew() {
    List<Insight> insights = Insight.of(quality(ended(60, 1L), ended(60, 1L)), false);
    assertThat(insights).extracting(Insight::code).containsExactly("reason_1", "verdict_good");
    assertThat(insights.get(0).count()).isEqualTo(2);
    assertThat(insights.get(0).of()).isEqualTo(2);
    assertThat(Insight.of(quality(ended(59, 2L)), false))
        .extracting(Insight::code)
        .containsExactly("reason_2", "short_sessions", "verdict_moderate");
  }

  private static Reconnections reconnections(long... bounds) {
    Reconnections.Count count = Reconnections.counting();
    for (int i = 0; i < bounds.length; i += 2) {
      count.accept(Made.session(7, T + bounds[i], T + bounds[i + 1], null));
    }
    return count.done();
  }

  @Test
  void reconnections_noneOfOneSession() {
    Reconnections none = reconnections(0, 31);
    assertThat(none).isEqualTo(new Reconnections(0, 0, 0, 0));
    assertThat(none.pattern()).isEqualTo(Pattern.NO_RECONNECTIONS);
    assertThat(none.averageGapMinutes()).isNull();
    assertThat(none.averageGapSeconds()).isNull();
  }

  @Test
  void reconnections_gapOf120Seconds_isRapid() {
    Reconnections some = reconnections(0, 30, 150, 181, 302, 400);
    assertThat(some).isEqualTo(new Reconnections(2, 1, 1, 241));
    assertThat(some.pattern()).isEqualTo(Pattern.MODERATE);
    assertThat(some.averageGapMinutes()).isEqualTo(new BigDecimal("2.01"));
    assertThat(some.averageGapSeconds()).isEqualTo(new BigDecimal("120.50"));
    assertThat(reconnections(0, 60, 181, 300).pattern()).isEqualTo(Pattern.STABLE);
    assertThat(reconnections(0, 9, 9, 20, 30, 40, 50, 60).pattern()).isEqualTo(Pattern.UNSTABLE);
    assertThat(reconnections(0, 9, 9, 20, 30, 40).pattern()).isEqualTo(Pattern.MODERATE);
  }

  @Test
  void reconnections_overlapsAreNone() {
    assertThat(reconnections(0, 100, 10, 50, 60, 99)).isEqualTo(new Reconnections(0, 0, 0, 0));
    assertThat(reconnections(0, 100, 10, 50, 100, 200)).isEqualTo(new Reconnections(1, 1, 0, 0));
  }

  @Test
  void reconnections_nobodyComesBackToAnOpenSession() {
    Reconnections.Count count = Reconnections.counting();
    count.accept(Made.session(7, T, T + 40, null));
    count.accept(Made.session(7, T + 50, null, null));
    count.accept(Made.session(7, T + HOUR, T + 2 * HOUR, null));
    assertThat(count.done()).isEqualTo(new Reconnections(1, 1, 0, 10));
  }

  @Test
  void ranking_longestFirst_thenByUid() {
    UserRanking ranking = new UserRanking(List.of());
    ranking.accept(Made.session(4294967295L, T, T + 40, null));
    ranking.accept(Made.session(9, T, T + 20, null));
    ranking.accept(Made.session(8, T, null, null));
    ranking.accept(Made.session(9, T, T + 20, null));
    assertThat(ranking.size()).isEqualTo(3);
    assertThat(ranking.uids(0, 9)).containsExactly(9L, 4294967295L, 8L);
    assertThat(ranking.uids(1, 1)).containsExactly(4294967295L);
    assertThat(ranking.uids(3, 1)).isEmpty();
  }

  @Test
  void segments_behindThe200th_areCut() {
    List<RoleSwitch> switches = new ArrayList<>();
    for (int i = 1; i < 200; i++) {
      switches.add(new RoleSwitch(T + i, i % 2 == 0 ? Role.HOST : Role.AUDIENCE));
    }
    Session session = Made.session(7, T, T + 300, null, switches);
    UserRoles.Count count = UserRoles.counting(7, Filter.ALL, T);
    count.accept(session);
    assertThat(count.done().segments()).hasSize(200);
    assertThat(count.done().cut()).isFalse();
    count.accept(session);
    assertThat(count.done().segments()).hasSize(200);
    assertThat(count.done().cut()).isTrue();
    assertThat(count.done().roles().switches()).isEqualTo(398);
  }

  private static Session of(long join, long leave, Long platform, @Nullable String account) {
    return new Session(
        new EventKey(join, null, EventType.of(105), 7),
        1,
        join,
        leave,
        false,
        false,
        true,
        null,
        Role.AUDIENCE,
        List.of(new RoleSwitch(join + 10, Role.HOST), new RoleSwitch(leave, Role.AUDIENCE)),
        false,
        platform,
        null,
        null,
        account,
        null);
  }

  @Test
  void user_addsUpAllSessions() {
    UserFigures.Count count = UserFigures.counting(7, Filter.ALL, T);
    count.accept(of(T, T + 30, 7L, "ann"));
    count.accept(of(T + 40, T + 100, 7L, null));
    count.accept(of(T + 200, T + 220, 1L, "anne"));
    count.accept(of(T + 300, T + 320, 1L, null));
    UserFigures user = count.done();
    assertThat(user.account()).isEqualTo("anne");
    assertThat(user.roles().totals()).isEqualTo(new Totals(4, 90, 40, 0, 0, 0));
    assertThat(user.roles().switches()).isEqualTo(8);
    assertThat(user.roles().platforms())
        .containsExactly(new CodeShare(1L, 2, 40), new CodeShare(7L, 2, 90));
    assertThat(user.roles().clientTypes()).containsExactly(new CodeShare(null, 4, 130));
    assertThat(user.reconnections()).isEqualTo(new Reconnections(3, 3, 3, 190));
    assertThat(user.reconnections().pattern().label()).isEqualTo("unstable");
    UserRoles.Count roles = UserRoles.counting(7, Filter.ALL, T);
    roles.accept(of(T, T + 30, 7L, "ann"));
    roles.accept(of(T + 40, T + 100, 7L, null));
    assertThat(roles.done().account()).isEqualTo("ann");
  }

  @Test
  void switch_atTheLeave_belongsToTheLastSecondOfItsSession() {
    Session session = of(T, T + 30, 7L, null);
    assertThat(switches(session, new Range(T + 29, T + 30))).isEqualTo(1);
    assertThat(switches(session, new Range(T + 30, T + 90))).isZero();
    assertThat(switches(session, new Range(T + 10, T + 29))).isEqualTo(1);
    assertThat(switches(session, new Range(T + 11, T + 29))).isZero();
    assertThat(switches(session, Range.ALL)).isEqualTo(2);
  }

  private static long switches(Session session, Range range) {
    return RoleFigures.switches(session, range, T);
  }

  @Test
  void switch_afterAnOpenSessionIsStale_belongsToTheLastSecondThatCounts() {
    List<RoleSwitch> late = List.of(new RoleSwitch(T + 40 * HOUR, Role.AUDIENCE));
    Session open = Made.session(7, T, null, null, late);
    long asOf = T + 50 * HOUR;
    long day = T + 24 * HOUR;
    assertThat(RoleFigures.switches(open, new Range(day - 1, day), asOf)).isEqualTo(1);
    assertThat(RoleFigures.switches(open, new Range(day, asOf), asOf)).isZero();
    assertThat(RoleFigures.switches(open, Range.ALL, asOf)).isEqualTo(1);
  }
}
