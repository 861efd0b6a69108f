package io.agorawebhooks.kit;

import io.agorawebhooks.correlation.History;
import io.agorawebhooks.correlation.Session;
import io.agorawebhooks.metrics.Cuts;
import io.agorawebhooks.metrics.Filter;
import io.agorawebhooks.metrics.Range;
import io.agorawebhooks.notice.Role;
import io.agorawebhooks.storage.CallQuery;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Random filters that fit what was told: bounds on its seconds, its codes and its channels. */
final class Filters {
  private static final List<ZoneId> ZONES =
      List.of(
          ZoneId.of("UTC"),
          ZoneId.of("America/Los_Angeles"),
          ZoneId.of("Asia/Kolkata"),
          ZoneId.of("Asia/Kathmandu"),
          ZoneId.of("Australia/Lord_Howe"));

  private final SplittableRandom random;
  private final Map<String, History> told;
  private final List<Long> seconds = new ArrayList<>();
  private final List<Long> platforms = new ArrayList<>();
  private final List<Long> clientTypes = new ArrayList<>();

  Filters(SplittableRandom random, Map<String, History> told) {
    this.random = random;
    this.told = told;
    told.values().forEach(history -> history.sessions().forEach(this::note));
  }

  private void note(Session session) {
    seconds.add(session.join());
    if (session.leave() != null) {
      seconds.add(session.leave());
    }
    platforms.add(code(session.platform()));
    clientTypes.add(code(session.clientType()));
  }

  private static long code(@Nullable Long code) {
    return code == null ? Filter.NONE_GIVEN : code;
  }

  static Set<Long> uids(Map<String, History> told) {
    Set<Long> uids = new TreeSet<>();
    told.values().forEach(history -> history.sessions().forEach(s -> uids.add(s.uid())));
    return uids;
  }

  Map<String, History> told() {
    return told;
  }

  long asOf() {
    return second() + random.nextLong(-10, 100_000);
  }

  private long second() {
    return seconds.get(random.nextInt(seconds.size()));
  }

  CallQuery query() {
    Filter filter =
        new Filter(
            range(),
            some(platforms),
            some(clientTypes),
            roles(),
            some(List.copyOf(told.keySet())),
            some(List.copyOf(told.keySet())));
    String text = random.nextInt(4) == 0 ? "ROOM-" + random.nextInt(5) : null;
    Boolean live = random.nextInt(3) == 0 ? (Boolean) random.nextBoolean() : null;
    return new CallQuery(filter, text, live);
  }

  private <T> Set<T> some(List<T> values) {
    Set<T> some = new HashSet<>();
    for (int i = random.nextInt(4) - 1; i > 0; i--) {
      some.add(values.get(random.nextInt(values.size())));
    }
    return some;
  }

  private Set<Role> roles() {
    return some(List.of(Role.values()));
  }

  private Range range() {
    long from = random.nextInt(4) == 0 ? Long.MIN_VALUE : bound();
    long to = random.nextInt(4) == 0 ? Long.MAX_VALUE : bound();
    return new Range(Math.min(from, to), Math.max(Math.max(from, to), Math.min(from, to) + 1));
  }

  /** On a session's bound, close to it, or where a day or an hour begins. */
  private long bound() {
    long second = second();
    return switch (random.nextInt(4)) {
      case 0 -> second;
      case 1 -> second + random.nextLong(-2, 3);
      case 2 -> Math.floorDiv(second, 3600) * 3600;
      default -> startOfDay(second, zone());
    };
  }

  private ZoneId zone() {
    return ZONES.get(random.nextInt(ZONES.size()));
  }

  private static long startOfDay(long second, ZoneId zone) {
    LocalDate day = Instant.ofEpochSecond(second).atZone(zone).toLocalDate();
    return day.atStartOfDay(zone).toEpochSecond();
  }

  /** Days of a zone, hours, or any seconds. */
  Cuts cuts() {
    Set<Long> cuts = new TreeSet<>();
    ZoneId zone = zone();
    long first = second() - random.nextLong(200_000);
    int kind = random.nextInt(3);
    for (int i = 0; i < 6; i++) {
      cuts.add(
          switch (kind) {
            case 0 -> startOfDay(first + i * 86_400L, zone);
            case 1 -> Math.floorDiv(first, 3600) * 3600 + i * 3600L;
            default -> first + random.nextLong(300_000);
          });
    }
    cuts.add(first + 400_000);
    return Cuts.at(List.copyOf(cuts));
  }
}
