package io.agorawebhooks.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.agorawebhooks.metrics.Filter;
import io.agorawebhooks.metrics.Kind;
import io.agorawebhooks.metrics.Range;
import io.agorawebhooks.notice.Role;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FilterTest {
  private static final Set<Long> NO_CODES = Set.of();
  private static final Set<Role> NO_ROLES = Set.of();

  private static Filter filter(Set<Long> platforms, Set<Long> clientTypes, Set<Role> roles) {
    return new Filter(Range.ALL, platforms, clientTypes, roles, Set.of(), Set.of());
  }

  private static Kind kind(Long platform, Long clientType, boolean host, boolean audience) {
    return new Kind(platform, clientType, host, audience);
  }

  @Test
  void nothingAsked_everyKindCounts() {
    Filter all = filter(NO_CODES, NO_CODES, NO_ROLES);
    assertThat(all.isOfAllKinds()).isTrue();
    assertThat(all.isOf(kind(7L, 10L, true, false))).isTrue();
    assertThat(all.isOf(kind(null, null, false, true))).isTrue();
    assertThat(all.counts(7L, null, Role.AUDIENCE)).isTrue();
  }

  @Test
  void platform_othersDoNotCount() {
    Filter web = filter(Set.of(7L, 8L), NO_CODES, NO_ROLES);
    assertThat(web.isOfAllKinds()).isFalse();
    assertThat(web.isOf(kind(7L, 10L, true, false))).isTrue();
    assertThat(web.isOf(kind(1L, 10L, true, false))).isFalse();
    assertThat(web.isOf(kind(null, 10L, true, false))).isFalse();
    assertThat(web.counts(8L, null, Role.HOST)).isTrue();
    assertThat(web.counts(1L, null, Role.HOST)).isFalse();
  }

  @Test
  void clientType_noneGivenIsAValueToo() {
    Filter people = filter(NO_CODES, Set.of(Filter.NONE_GIVEN, 10L), NO_ROLES);
    assertThat(people.isOfAllKinds()).isFalse();
    assertThat(people.isOf(kind(7L, null, true, false))).isTrue();
    assertThat(people.isOf(kind(7L, 10L, true, false))).isTrue();
    assertThat(people.isOf(kind(7L, 28L, true, false))).isFalse();
    assertThat(people.counts(7L, null, Role.HOST)).isTrue();
    assertThat(people.counts(7L, 28L, Role.HOST)).isFalse();
  }

  @Test
  void role_sessionsCountThatHeldIt_andTheirSecondsInIt() {
    Filter hosts = filter(NO_CODES, NO_CODES, Set.of(Role.HOST));
    assertThat(hosts.isOfAllKinds()).isFalse();
    assertThat(hosts.isOf(kind(7L, null, true, false))).isTrue();
    assertThat(hosts.isOf(kind(7L, null, true, true))).isTrue();
    assertThat(hosts.isOf(kind(7L, null, false, true))).isFalse();
    assertThat(hosts.counts(Role.HOST)).isTrue();
    assertThat(hosts.counts(Role.AUDIENCE)).isFalse();
    assertThat(hosts.counts(7L, null, Role.AUDIENCE)).isFalse();
    assertThat(filter(NO_CODES, NO_CODES, Set.of(Role.AUDIENCE)).isOf(kind(7L, null, true, false)))
        .isFalse();
  }

  @Test
  void channel_exactNames() {
    Filter some = Filter.ALL.among(Set.of("a"));
    assertThat(some.isOf("a")).isTrue();
    assertThat(some.isOf("A")).isFalse();
    assertThat(Filter.ALL.isOf("A")).isTrue();
    assertThat(Filter.ALL.isOfAllChannels()).isTrue();
    assertThat(some.isOfAllChannels()).isFalse();
  }

  @Test
  void without_allOthers() {
    Filter others = Filter.ALL.without(Set.of("a"));
    assertThat(others.isOf("a")).isFalse();
    assertThat(others.isOf("A")).isTrue();
    assertThat(others.isOfAllChannels()).isFalse();
    assertThat(others.among(Set.of("a", "b")).isOf("a")).isFalse();
    assertThat(others.and(Filter.ALL.without(Set.of("b"))))
        .contains(Filter.ALL.without(Set.of("a", "b")));
  }

  @Test
  void during_onlyTheTimeIsAnother() {
    Filter web = filter(Set.of(7L), Set.of(10L), Set.of(Role.HOST)).among(Set.of("a"));
    Range day = new Range(0, 86_400);
    assertThat(web.during(day))
        .isEqualTo(
            new Filter(day, Set.of(7L), Set.of(10L), Set.of(Role.HOST), Set.of("a"), Set.of()));
  }

  @Test
  void and_isWhatBothLetPass_orNothing() {
    Filter web = filter(Set.of(7L, 8L), NO_CODES, NO_ROLES).during(new Range(0, 100));
    Filter late = filter(Set.of(8L, 9L), Set.of(10L), NO_ROLES).during(new Range(50, 200));
    assertThat(web.and(late))
        .contains(filter(Set.of(8L), Set.of(10L), NO_ROLES).during(new Range(50, 100)));
    assertThat(web.and(filter(Set.of(1L), NO_CODES, NO_ROLES))).isEmpty();
    assertThat(web.and(Filter.ALL.during(new Range(100, 200)))).isEmpty();
    assertThat(Filter.ALL.and(web)).contains(web);
  }

  @Test
  void matches_whatOverlapsTheTime() {
    Filter hour = Filter.in(new Range(1000, 2000));
    assertThat(hour.matches(Made.session(1, 900, 1001L, 1L), 5000)).isTrue();
    assertThat(hour.matches(Made.session(1, 900, 1000L, 1L), 5000)).isFalse();
    assertThat(hour.matches(Made.session(1, 1999, 2500L, 1L), 5000)).isTrue();
    assertThat(hour.matches(Made.session(1, 2000, 2500L, 1L), 5000)).isFalse();
    assertThat(hour.matches(Made.session(1, 900, null, null), 1500)).isTrue();
  }
}
