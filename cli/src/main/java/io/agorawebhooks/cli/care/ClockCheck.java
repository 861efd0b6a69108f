package io.agorawebhooks.cli.care;

import io.agorawebhooks.persistence.JooqStorage;
import io.agorawebhooks.storage.AppSummary;
import io.agorawebhooks.storage.NoticeEntry;
import io.agorawebhooks.storage.NoticeQuery;
import io.agorawebhooks.storage.Reads;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The clock, told by the times at which Agora says to have sent the notices of the last day. */
final class ClockCheck implements Check {
  private static final int APPS = 50;
  private static final int NOTICES = 50;
  private static final long TOLERATED_MILLIS = 5_000;
  private static final long LATE_MILLIS = 60_000;

  private final Clock clock;
  private final Supplier<@Nullable Path> database;

  /**
   * @param database its file, null if there is none to be opened
   */
  ClockCheck(Clock clock, Supplier<@Nullable Path> database) {
    this.clock = clock;
    this.database = database;
  }

  @Override
  public String part() {
    return "clock";
  }

  @Override
  public List<Finding> look() {
    Path file = database.get();
    if (file == null) {
      return List.of(judged(List.of()));
    }
    try (JooqStorage storage = JooqStorage.openExisting("jdbc:sqlite:" + file)) {
      return List.of(judged(storage.read(this::recent)));
    }
  }

  private List<NoticeEntry> recent(Reads reads) {
    long yesterday = clock.instant().minus(Duration.ofDays(1)).toEpochMilli();
    List<NoticeEntry> recent = new ArrayList<>();
    for (AppSummary app : reads.apps(null, APPS)) {
      reads.notices(app.app(), NoticeQuery.ALL, null, NOTICES).stream()
          .filter(entry -> entry.place().receivedMs() >= yesterday)
          .forEach(recent::add);
    }
    return recent;
  }

  /** Agora sends before we receive, and as a rule a second or two before. */
  Finding judged(List<NoticeEntry> recent) {
    Instant now = clock.instant();
    long newest = recent.stream().mapToLong(entry -> entry.place().receivedMs()).max().orElse(0);
    if (newest > now.toEpochMilli() + TOLERATED_MILLIS) {
      return Finding.failure(
          part(),
          "It is " + now + " here, and a notice came in at " + Instant.ofEpochMilli(newest),
          "The clock was set back: let chrony or systemd-timesyncd set it");
    }
    List<Long> delays = delays(recent);
    long least = delays.stream().mapToLong(Long::longValue).min().orElse(0);
    if (least < -TOLERATED_MILLIS) {
      return Finding.failure(
          part(),
          "The clock is behind Agora's by about %d s".formatted(-least / 1000),
          "Let chrony or systemd-timesyncd set it; until then open sessions are counted wrongly");
    } else if (least > LATE_MILLIS) {
      return Finding.warning(
          part(),
          "Every notice of the last day came at least %d s after it was sent"
              .formatted(least / 1000),
          "The clock is ahead, or notices are delivered late; compare it with that of others");
    }
    return Finding.ok(
        part(),
        delays.isEmpty()
            ? "It is " + now + "; no notice of the last day to compare it with"
            : "It is " + now + ", which fits the " + delays.size() + " newest notices");
  }

  private static List<Long> delays(List<NoticeEntry> recent) {
    List<Long> delays = new ArrayList<>();
    for (NoticeEntry entry : recent) {
      Long sent = entry.notifyMs();
      if (sent != null) {
        delays.add(entry.place().receivedMs() - sent);
      }
    }
    return delays;
  }
}
