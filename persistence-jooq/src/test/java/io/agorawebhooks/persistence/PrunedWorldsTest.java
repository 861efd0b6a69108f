package io.agorawebhooks.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.agorawebhooks.kit.Feed;
import io.agorawebhooks.kit.Notices;
import io.agorawebhooks.kit.World;
import io.agorawebhooks.notice.Delivery;
import io.agorawebhooks.notice.Event;
import io.agorawebhooks.notice.EventKey;
import io.agorawebhooks.simulator.Sent;
import io.agorawebhooks.simulator.Simulation;
import io.agorawebhooks.storage.Difference;
import io.agorawebhooks.storage.Intake;
import io.agorawebhooks.storage.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever comes and whenever one prunes, what is stored is what the rules say. */
class PrunedWorldsTest {
  private static final long DAY = 86_400;

  /** What happens so much later has nothing to do with each other. */
  private static final long APART = 3 * DAY;

  private static final int WORLDS = 3;
  private static final int SEEDS = 15;
  private static final int WILD_SEEDS = 30;

  private static final Progress SILENT =
      new Progress() {
        @Override
        public void begin(String name, long steps) {}

        @Override
        public void done(long more) {}
      };

  @TempDir private Path folder;
  private Path empty;
  private final Known known = new Known();
  private long calls;

  @BeforeEach
  void makeFile() {
    empty = WatchedFile.empty(folder);
  }

  /** Nothing comes late: a storage that was never pruned has the same minutes. */
  @Test
  void prune_betweenSimulatedWorlds_changesNoMinute() throws Exception {
    for (long seed = 1; seed <= SEEDS; seed++) {
      Path plain = WatchedFile.copy(empty, "plain-" + seed + ".db");
      Path pruned = WatchedFile.copy(empty, "pruned-" + seed + ".db");
      try (JooqStorage one = JooqStorage.open("jdbc:sqlite:" + plain);
          JooqStorage other = JooqStorage.open("jdbc:sqlite:" + pruned)) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int world = 0; world < WORLDS; world++) {
          List<Delivery> arrived = world(seed * WORLDS + world, world);
          feed(one, arrived);
          feed(other, arrived);
          prune(other, arrived, random);
          assertThat(minutes(pruned)).as("seed " + seed).isEqualTo(minutes(plain));
          assertClean(other, seed);
        }
        other.rebuild(known, SILENT);
        assertThat(minutes(pruned)).as("seed " + seed).isEqualTo(minutes(plain));
      }
      Files.delete(plain);
      Files.delete(pruned);
    }
    assertThat(calls).isGreaterThan(SEEDS);
  }

  /** Anything comes at any time, before the horizon and behind it. */
  @Test
  void prune_inAnyWorld_isRight() throws Exception {
    for (long seed = 1; seed <= WILD_SEEDS; seed++) {
      Path file = WatchedFile.copy(empty, "wild-" + seed + ".db");
      try (JooqStorage storage = JooqStorage.open("jdbc:sqlite:" + file)) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Delivery> stream = World.stream(2, 60, seed);
        for (int from = 0; from < stream.size(); ) {
          int to = Math.min(stream.size(), from + 1 + random.nextInt(30));
          feed(storage, stream.subList(from, to));
          assertClean(storage, seed);
          prune(storage, stream, random);
          assertClean(storage, seed);
          from = to;
        }
        storage.rebuild(known, SILENT);
        assertClean(storage, seed);
      }
      Files.delete(file);
    }
    assertThat(calls).isGreaterThan(WILD_SEEDS);
  }

  private static List<Delivery> world(long seed, int number) {
    List<Delivery> arrived = new ArrayList<>();
    int count = 0;
    for (Sent sent : Simulation.of(seed).arrived()) {
      Delivery delivery = sent.delivery();
      if (delivery != null && delivery.notice().event() != null) {
        String channel = String.valueOf(delivery.notice().channel());
        Event event = later(delivery.notice().event(), number * APART);
        String id = delivery.notice().noticeId() + "-" + number + "-" + count++;
        arrived.add(Notices.delivery(Notices.APP, channel, id, event));
      }
    }
    return arrived;
  }

  private static Event later(Event event, long seconds) {
    EventKey key = event.key();
    return new Event(
        new EventKey(key.ts() + seconds, key.clientSeq(), key.type(), key.uid()),
        event.duration(),
        event.platform(),
        event.clientType(),
        event.reason(),
        event.account(),
        event.sid());
  }

  private void feed(JooqStorage storage, List<Delivery> deliveries) {
    deliveries.forEach(known::add);
    try (Intake intake = new Intake(storage, World.CONTENT_ORDER, 1000, 20)) {
      Feed.all(intake, deliveries);
    }
  }

  /** At a second that something happened in, or a little beside it. */
  private void prune(JooqStorage storage, List<Delivery> of, SplittableRandom random) {
    List<Long> seconds =
        of.stream()
            .map(delivery -> delivery.notice().event())
            .map(event -> event == null ? 0L : event.ts())
            .toList();
    long horizon = seconds.get(random.nextInt(seconds.size())) + random.nextInt(3) - 1;
    calls += storage.prune(List.of(), Instant.ofEpochSecond(horizon), SILENT).apps().get(0).calls();
  }

  private void assertClean(JooqStorage storage, long seed) {
    List<Difference> found = new ArrayList<>();
    storage.verify(known, SILENT, found::add);
    assertThat(found).as("seed " + seed).isEmpty();
  }

  private static List<String> minutes(Path file) {
    try (Link link = new SqliteFile(file, 1000).reader()) {
      List<String> rows = new ArrayList<>();
      rows.addAll(
          link.prepare(
                  "SELECT channel_id || ' ' || bucket_ts || ' ' || role || ' ' || inferred || ' '"
                      + " || seconds FROM minutes_ledger ORDER BY 1")
              .list(Row::text));
      rows.addAll(
          link.prepare(
                  "SELECT channel_id || ' ' || utc_day || ' ' || uid || ' ' || host_seconds || ' '"
                      + " || present || ' ' || first_ts || ' ' || last_ts FROM user_metrics"
                      + " ORDER BY 1")
              .list(Row::text));
      return rows;
    }
  }
}
