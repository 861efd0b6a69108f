package io.agorawebhooks.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.agorawebhooks.kit.Feed;
import io.agorawebhooks.notice.Delivery;
import io.agorawebhooks.notice.NoticeKey;
import io.agorawebhooks.simulator.Conditions;
import io.agorawebhooks.simulator.Sent;
import io.agorawebhooks.simulator.Simulation;
import io.agorawebhooks.storage.Intake;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A kill leaves the bytes that were written so far. At every step of every transaction of a small
 * schedule, and in the middle of its commit: what was committed is there, once, nothing else is,
 * and the tables are what it tells.
 */
class KillPointsTest {
  private static final int NOTICES = 10;
  private static final int TOGETHER = 5;
  private static final int POINTS = 200;
  private static final int PLENTY = 4_000;
  private static final int FEW_PAGES = 4;

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void makeFile() {
    file = WatchedFile.empty(folder);
  }

  @Test
  void kill_atEveryWritePoint_leavesWhatWasCommitted() {
    Kills kills = play(PLENTY);
    assertThat(kills.cuts()).isGreaterThan(NOTICES);
  }

  /** Pages that do not fit into the cache are in the log before the commit. */
  @Test
  void kill_withPagesWrittenEarly_leavesWhatWasCommitted() {
    Kills kills = play(FEW_PAGES);
    assertThat(kills.states()).isGreaterThan(NOTICES);
  }

  private Kills play(int cache) {
    Kills kills = new Kills(file, cache);
    SqliteFile watched = new SqliteFile(file, 0, connection -> Watched.of(connection, kills));
    try (JooqStorage storage = new JooqStorage(watched, WatchedFile.MUCH)) {
      NotedStorage noted = new NotedStorage(storage);
      kills.watch(noted);
      List<Delivery> deliveries = deliveries();
      feed(noted, deliveries);
      assertThat(noted.committed()).containsExactlyElementsOf(deliveries);
      Proof.holds(storage, deliveries);
    }
    assertThat(kills.failure()).isNull();
    assertThat(kills.points()).isGreaterThan(POINTS);
    return kills;
  }

  private static void feed(NotedStorage storage, List<Delivery> deliveries) {
    try (Intake intake = new Intake(storage, Simulation.CONTENT_ORDER, 1000, 100)) {
      for (int i = 0; i < deliveries.size(); i += TOGETHER) {
        Feed.all(intake, deliveries.subList(i, Math.min(deliveries.size(), i + TOGETHER)));
      }
    }
  }

  /** The first notices of a calm world, none of them twice. */
  private static List<Delivery> deliveries() {
    Set<NoticeKey> keys = new HashSet<>();
    return Simulation.of(1, Conditions.CALM).arrived().stream()
        .map(Sent::delivery)
        .filter(Objects::nonNull)
        .filter(delivery -> keys.add(delivery.notice().key()))
        .limit(NOTICES)
        .toList();
  }
}
