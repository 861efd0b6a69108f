package io.agorawebhooks.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.agorawebhooks.correlation.History;
import io.agorawebhooks.correlation.Session;
import io.agorawebhooks.correlation.SessionChange;
import io.agorawebhooks.metrics.CallTotals;
import io.agorawebhooks.metrics.DayChange;
import io.agorawebhooks.metrics.DayShare;
import io.agorawebhooks.metrics.Ledger;
import io.agorawebhooks.metrics.LedgerKey;
import io.agorawebhooks.metrics.UserDay;
import io.agorawebhooks.notice.Event;
import io.agorawebhooks.notice.Role;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Ledger, days and totals of sessions whose figures can be worked out by hand. */
class MetricsTest {
  /** A midnight of UTC. */
  private static final long M = 1767312000;

  private static final long TODAY = M / 86400;
  private static final long YESTERDAY = TODAY - 1;

  /** 30 s as host and 30 s as audience, the midnight among the first. */
  private static final Session SWITCHING =
      only(
          Events.user(103, 7, M - 20),
          Events.user(112, 7, M + 10),
          Events.leave(106, 7, M + 40, 60L));

  private static final Session INFERRED = only(Events.leave(106, 8, M + 30, 50L));
  private static final Session OPEN = only(Events.user(103, 9, M - 5));

  private static Session only(Event... events) {
    return History.of(List.of(events)).sessions().get(0);
  }

  private static Session stay(long join, long leave) {
    return only(Events.user(103, 7, join), Events.leave(104, 7, leave, leave - join));
  }

  private static LedgerKey bucket(long bucket, Role role, boolean inferred) {
    return new LedgerKey(bucket, null, null, role, inferred);
  }

  private static SessionChange change(@Nullable Session before, @Nullable Session after) {
    return new SessionChange(before, after);
  }

  @Test
  void ledger_sessionOfWeeks_isInIt_andOfDecadesNot() {
    Event create = Events.create(M);
    Event join = Events.user(103, 7, M);
    Session longest = only(create, join, Events.destroy(M + Ledger.LONG - 1));
    Session tooLong = only(create, join, Events.destroy(M + Ledger.LONG));
    assertThat(Ledger.of(List.of(longest)).values().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(Ledger.LONG - 1);
    assertThat(Ledger.of(List.of(tooLong))).isEmpty();
    assertThat(Ledger.holds(OPEN)).isFalse();
  }

  @Test
  void ledger_countsByQuarterAndRole() {
    assertThat(Ledger.of(List.of(SWITCHING, INFERRED, OPEN)))
        .isEqualTo(
            Map.of(
                bucket(M - 900, Role.HOST, false), 20L,
                bucket(M, Role.HOST, false), 10L,
                bucket(M, Role.AUDIENCE, false), 30L,
                bucket(M - 900, Role.AUDIENCE, true), 20L,
                bucket(M, Role.AUDIENCE, true), 30L));
  }

  @Test
  void ledger_wholeQuarters_areFull() {
    assertThat(Ledger.of(List.of(stay(M, M + 1800))))
        .isEqualTo(
            Map.of(bucket(M, Role.HOST, false), 900L, bucket(M + 900, Role.HOST, false), 900L));
  }

  @Test
  void ledgerChange_takesTheOldShareOut() {
    assertThat(Ledger.change(List.of(change(stay(M, M + 1000), stay(M, M + 920)))))
        .isEqualTo(Map.of(bucket(M + 900, Role.HOST, false), -80L));
    assertThat(Ledger.change(List.of(change(INFERRED, null))))
        .isEqualTo(
            Map.of(
                bucket(M - 900, Role.AUDIENCE, true), -20L, bucket(M, Role.AUDIENCE, true), -30L));
    assertThat(Ledger.change(List.of(change(OPEN, null)))).isEmpty();
  }

  @Test
  void days_areCutAtMidnight() {
    assertThat(DayChange.shares(List.of(SWITCHING)))
        .isEqualTo(
            Map.of(
                new UserDay(YESTERDAY, 7), new DayShare(20, 0, 0, 1, 1, M - 20, M),
                new UserDay(TODAY, 7), new DayShare(10, 30, 0, 1, 0, M, M + 40)));
  }

  @Test
  void days_ofAnInferredSession_sayHowMuch() {
    assertThat(DayChange.shares(List.of(INFERRED)))
        .isEqualTo(
            Map.of(
                new UserDay(YESTERDAY, 8), new DayShare(0, 20, 20, 1, 1, M - 20, M),
                new UserDay(TODAY, 8), new DayShare(0, 30, 30, 1, 0, M, M + 30)));
  }

  @Test
  void days_ofAnOpenSession_areThatOfItsJoin() {
    assertThat(DayChange.shares(List.of(OPEN)))
        .isEqualTo(Map.of(new UserDay(YESTERDAY, 9), new DayShare(0, 0, 0, 1, 1, M - 5, M - 5)));
  }

  @Test
  void days_leaveAtMidnight_isTheDayBefore() {
    assertThat(DayChange.shares(List.of(stay(M - 30, M))))
        .isEqualTo(Map.of(new UserDay(YESTERDAY, 7), new DayShare(30, 0, 0, 1, 1, M - 30, M)));
  }

  @Test
  void days_noLengthAtMidnight_isTheDayAfter() {
    assertThat(DayChange.shares(List.of(stay(M, M))))
        .isEqualTo(Map.of(new UserDay(TODAY, 7), new DayShare(0, 0, 0, 1, 1, M, M)));
  }

  @Test
  void days_aWholeDay_isOne() {
    assertThat(DayChange.shares(List.of(stay(M, M + 86400))))
        .isEqualTo(Map.of(new UserDay(TODAY, 7), new DayShare(86400, 0, 0, 1, 1, M, M + 86400)));
  }

  @Test
  void days_twoSessions_areAddedUp() {
    assertThat(DayChange.shares(List.of(stay(M + 10, M + 20), stay(M + 5, M + 8), INFERRED)))
        .containsEntry(new UserDay(TODAY, 7), new DayShare(13, 0, 0, 2, 2, M + 5, M + 20))
        .hasSize(3);
    DayShare share = new DayShare(1, 2, 3, 4, 5, M, M + 9);
    assertThat(share.plus(new DayShare(10, 20, 30, 40, 50, M + 1, M + 10)))
        .isEqualTo(new DayShare(11, 22, 33, 44, 55, M, M + 10));
  }

  @Test
  void days_areInOrder() {
    List<Session> sessions = List.of(stay(M, M + 1), INFERRED, OPEN);
    assertThat(DayChange.shares(sessions).keySet())
        .containsExactly(
            new UserDay(YESTERDAY, 8),
            new UserDay(YESTERDAY, 9),
            new UserDay(TODAY, 7),
            new UserDay(TODAY, 8));
  }

  @Test
  void dayChange_ofANewSession_isAllGain() {
    DayChange gain = dayChange(null, SWITCHING);
    assertThat(gain.removed()).isNull();
    assertThat(gain.shrinks()).isFalse();
    assertThat(List.of(gain.hostSeconds(), gain.audienceSeconds(), gain.inferredSeconds()))
        .containsExactly(10L, 30L, 0L);
    assertThat(List.of(gain.present(), gain.joined())).containsExactly(1, 0);
  }

  @Test
  void dayChange_ofASessionThatIsGone_isAllLoss() {
    DayChange loss = dayChange(INFERRED, null);
    assertThat(loss.added()).isNull();
    assertThat(loss.shrinks()).isTrue();
    assertThat(List.of(loss.hostSeconds(), loss.audienceSeconds(), loss.inferredSeconds()))
        .containsExactly(0L, -30L, -30L);
    assertThat(List.of(loss.present(), loss.joined())).containsExactly(-1, 0);
    DayChange host = dayChange(stay(M, M + 5), null);
    assertThat(host.hostSeconds()).isEqualTo(-5);
    assertThat(host.joined()).isEqualTo(-1);
  }

  @Test
  void dayChange_ofAnotherLength_isTheDifference() {
    DayChange longer = dayChange(stay(M, M + 5), stay(M, M + 9));
    assertThat(longer.hostSeconds()).isEqualTo(4);
    assertThat(List.of(longer.present(), longer.joined())).containsExactly(0, 0);
  }

  @Test
  void dayChange_shrinks_whenAnEndMovesInwards() {
    assertThat(dayChange(stay(M + 2, M + 5), stay(M + 2, M + 9)).shrinks()).isFalse();
    assertThat(dayChange(stay(M + 2, M + 5), stay(M + 1, M + 5)).shrinks()).isFalse();
    assertThat(dayChange(stay(M + 2, M + 5), stay(M + 2, M + 4)).shrinks()).isTrue();
    assertThat(dayChange(stay(M + 2, M + 5), stay(M + 3, M + 5)).shrinks()).isTrue();
  }

  @Test
  void dayChange_thatChangesNoFigure_isNone() {
    assertThat(DayChange.of(List.of(change(SWITCHING, SWITCHING.inCall(5))))).isEmpty();
    assertThat(DayChange.of(List.of(change(SWITCHING, null), change(null, SWITCHING)))).isEmpty();
  }

  @Test
  void dayChange_ofTwoSessions_isThatOfBoth() {
    SessionChange one = change(stay(M, M + 5), stay(M, M + 6));
    SessionChange other = change(stay(M + 20, M + 30), stay(M + 20, M + 40));
    assertThat(DayChange.of(List.of(one, other)))
        .isEqualTo(
            Map.of(
                new UserDay(TODAY, 7),
                new DayChange(
                    new DayShare(15, 0, 0, 2, 2, M, M + 30),
                    new DayShare(26, 0, 0, 2, 2, M, M + 40))));
  }

  /** How the day after midnight changes. */
  private static DayChange dayChange(@Nullable Session before, @Nullable Session after) {
    return DayChange.of(List.of(change(before, after))).entrySet().stream()
        .filter(day -> day.getKey().day() == TODAY)
        .findFirst()
        .orElseThrow()
        .getValue();
  }

  @Test
  void callTotals_ofASession() {
    assertThat(CallTotals.of(SWITCHING)).isEqualTo(new CallTotals(30, 30, 0, 0));
    assertThat(CallTotals.of(INFERRED)).isEqualTo(new CallTotals(0, 50, 50, 0));
    assertThat(CallTotals.of(OPEN)).isEqualTo(new CallTotals(0, 0, 0, 1));
    assertThat(new CallTotals(1, 2, 3, 4).plus(new CallTotals(10, 20, 30, 40)))
        .isEqualTo(new CallTotals(11, 22, 33, 44));
  }

  @Test
  void callTotals_sessionThatMoves_isTakenFromItsCall() {
    assertThat(
            CallTotals.change(
                List.of(
                    change(SWITCHING.inCall(1), SWITCHING.inCall(2)),
                    change(INFERRED.inCall(1), INFERRED.inCall(3)),
                    change(OPEN.inCall(4), null))))
        .isEqualTo(
            Map.of(
                1L, new CallTotals(-30, -80, -50, 0),
                2L, new CallTotals(30, 30, 0, 0),
                3L, new CallTotals(0, 50, 50, 0),
                4L, new CallTotals(0, 0, 0, -1)));
  }

  @Test
  void callTotals_thatStay_areNoChange() {
    assertThat(CallTotals.change(List.of(change(SWITCHING, SWITCHING)))).isEmpty();
  }
}
