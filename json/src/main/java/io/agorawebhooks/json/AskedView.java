package io.agorawebhooks.json;

import io.agorawebhooks.metrics.Filter;
import io.agorawebhooks.metrics.Range;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The filters as they were understood: ascending, null for sessions that gave no code. */
record AskedView(
    List<@Nullable Long> platforms,
    List<@Nullable Long> clientTypes,
    List<String> role,
    List<String> channel,
    List<String> notChannel,
    String tz) {
  static AskedView of(Asked asked) {
    Filter filter = asked.filter();
    return new AskedView(
        codes(filter.platforms()),
        codes(filter.clientTypes()),
        roles(filter),
        sorted(filter.channels()),
        sorted(filter.except()),
        asked.zone().getId());
  }

  static List<String> roles(Filter filter) {
    return filter.roles().stream().sorted().map(role -> role.label()).toList();
  }

  static List<@Nullable Long> codes(Set<Long> codes) {
    return codes.stream()
        .sorted()
        .flatMap(code -> Stream.<@Nullable Long>of(code == Filter.NONE_GIVEN ? null : code))
        .toList();
  }

  static List<String> sorted(Collection<String> names) {
    return names.stream().sorted(Canonical.CODE_POINTS).toList();
  }

  /** The first second, null without a bound. */
  static @Nullable String from(Range range) {
    return range.from() == Long.MIN_VALUE ? null : Figures.instant(range.from());
  }

  /** The second after the last, null without a bound. */
  static @Nullable String to(Range range) {
    return range.to() == Long.MAX_VALUE ? null : Figures.instant(range.to());
  }
}
