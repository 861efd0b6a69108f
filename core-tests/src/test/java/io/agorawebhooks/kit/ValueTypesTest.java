package io.agorawebhooks.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agorawebhooks.correlation.Call;
import io.agorawebhooks.correlation.CodePoints;
import io.agorawebhooks.correlation.RoleSegment;
import io.agorawebhooks.correlation.RoleSwitch;
import io.agorawebhooks.correlation.Session;
import io.agorawebhooks.correlation.SessionChange;
import io.agorawebhooks.metrics.Breakdown;
import io.agorawebhooks.metrics.Filter;
import io.agorawebhooks.metrics.Kind;
import io.agorawebhooks.metrics.Line;
import io.agorawebhooks.metrics.MinutesKey;
import io.agorawebhooks.metrics.Quality;
import io.agorawebhooks.metrics.Range;
import io.agorawebhooks.metrics.Totals;
import io.agorawebhooks.notice.Role;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What small values say of themselves, which other tests see only through larger answers. */
class ValueTypesTest {
  private static final List<RoleSwitch> TO_AUDIENCE = List.of(new RoleSwitch(10, Role.AUDIENCE));

  private static Call call(@Nullable Long destroyed, @Nullable Long end) {
    return new Call(1, 10, true, destroyed, end, 20, 15, 1, 1, 0);
  }

  private static Session withLost(boolean join, boolean leave) {
    Session whole = Made.session(7, 0, 60L, null);
    return new Session(
        whole.key(),
        whole.call(),
        whole.join(),
        whole.leave(),
        join,
        leave,
        false,
        null,
        Role.AUDIENCE,
        List.of(),
        false,
        7L,
        10L,
        null,
        null,
        null);
  }

  @Test
  void call_isActiveUntilItsDestroyOrWhatIsKnown() {
    assertThat(call(null, null).activity()).isEqualTo(20);
    assertThat(call(30L, 30L).activity()).isEqualTo(30);
    assertThat(call(18L, 18L).activity()).isEqualTo(20);
    assertThat(call(null, null).live()).isTrue();
    assertThat(call(30L, 30L).live()).isFalse();
  }

  @Test
  void session_isInferredIfOneOfItsEndsIs() {
    assertThat(withLost(false, false).inferred()).isFalse();
    assertThat(withLost(true, false).inferred()).isTrue();
    assertThat(withLost(false, true).inferred()).isTrue();
  }

  @Test
  void roleSegment_lastsNoSecondsWhileItIsOpen() {
    assertThat(new RoleSegment(Role.HOST, 10, null).seconds()).isZero();
    assertThat(new RoleSegment(Role.HOST, 10, 25L).seconds()).isEqualTo(15);
  }

  @Test
  void sessionChange_hasABeforeOrAnAfter() {
    Session some = Made.session(7, 0, 60L, null);
    assertThat(new SessionChange(some, null).after()).isNull();
    assertThat(new SessionChange(null, some).before()).isNull();
    assertThatThrownBy(() -> new SessionChange(null, null))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void kind_hasTheRolesThatWereHeld() {
    assertThat(Kind.of(Made.session(7, 0, 60L, null))).isEqualTo(new Kind(null, null, true, false));
    assertThat(Kind.of(withLost(false, false))).isEqualTo(new Kind(7L, 10L, false, true));
    assertThat(Kind.of(Made.session(7, 0, 60L, null, TO_AUDIENCE)))
        .isEqualTo(new Kind(null, null, true, true));
  }

  @Test
  void openSession_hasTheSecondsOfBothRoles() {
    Session open = Made.session(7, 0, null, null, TO_AUDIENCE);
    assertThat(Totals.of(open, Filter.ALL, 15)).isEqualTo(new Totals(1, 0, 0, 0, 1, 15));
  }

  @Test
  void filters_withAndWithoutPartsHaveThePartsOfBoth() {
    Filter some =
        new Filter(
            new Range(0, 9), Set.of(7L), Set.of(10L), Set.of(Role.HOST), Set.of("a"), Set.of("b"));
    assertThat(some.and(Filter.ALL)).contains(some);
    assertThat(Filter.ALL.and(some)).contains(some);
  }

  @Test
  void lines_ofOneLengthAreInTheOrderOfTheirNames() {
    Map<MinutesKey, Long> minutes =
        Map.of(
            new MinutesKey(0, "\uD83D\uDE00", null, null, Role.HOST, false), 5L,
            new MinutesKey(0, "\uFF5E", null, null, Role.HOST, false), 5L,
            new MinutesKey(0, "a", null, null, Role.HOST, false), 5L,
            new MinutesKey(0, "b", null, null, Role.HOST, false), 6L);
    assertThat(Line.of(minutes, Breakdown.CHANNEL, 1))
        .extracting(line -> line.key().channel())
        .containsExactly("b", "a", "\uFF5E", "\uD83D\uDE00");
  }

  @Test
  void names_areInTheOrderOfTheirCodePoints() {
    List<String> names = List.of("b", "\uD83D\uDE00", "", "\uFF5E", "ab", "a");
    assertThat(names.stream().sorted(CodePoints.ORDER))
        .containsExactly("", "a", "ab", "b", "\uFF5E", "\uD83D\uDE00");
  }

  @Test
  void breakdown_isWrittenAsTheApiDoes() {
    assertThat(Breakdown.values())
        .extracting(Breakdown::label)
        .containsExactly("role", "platform", "client_type", "channel");
  }

  @Test
  void times_countAsTheirSessionsDo() {
    Quality.Count sessions = Quality.counting();
    sessions.accept(Made.session(7, 1000, 1030L, 999L));
    Quality.Count times = Quality.counting();
    times.add(7, 1000, 1030, 999L);
    assertThat(times.done()).isEqualTo(sessions.done());
  }
}
