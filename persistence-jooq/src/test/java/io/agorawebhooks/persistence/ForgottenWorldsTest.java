package io.agorawebhooks.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.agorawebhooks.notice.Delivery;
import io.agorawebhooks.notice.Event;
import io.agorawebhooks.notice.Rejection;
import io.agorawebhooks.simulator.Sent;
import io.agorawebhooks.simulator.Simulation;
import io.agorawebhooks.storage.Counts;
import io.agorawebhooks.storage.Difference;
import io.agorawebhooks.storage.Forgotten;
import io.agorawebhooks.storage.Intake;
import io.agorawebhooks.storage.Pace;
import io.agorawebhooks.storage.Person;
import io.agorawebhooks.storage.Receipt;
import io.agorawebhooks.storage.StorageException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A world in which somebody is forgotten on the way is the same world under other names. */
class ForgottenWorldsTest {
  private static final int SEEDS = 25;
  private static final Proof PROOF = new Proof();

  private static final Receipt RECEIPT =
      new Receipt() {
        @Override
        public void committed(Counts outcome) {}

        @Override
        public void failed(StorageException why) {
          throw why;
        }
      };

  @TempDir private Path folder;

  @Test
  void forgetting_halfWay_changesNames_andNothingElse() throws Exception {
    Path empty = WatchedFile.empty(folder);
    int taken = 0;
    for (long seed = 1; seed <= SEEDS; seed++) {
      Path plain = WatchedFile.copy(empty, "plain-" + seed + ".db");
      Path renamed = WatchedFile.copy(empty, "renamed-" + seed + ".db");
      List<Sent> arrived = Simulation.of(seed).arrived();
      Person who = somebody(arrived, new SplittableRandom(seed));
      int half = arrived.size() / 2;
      try (JooqStorage one = JooqStorage.open("jdbc:sqlite:" + plain);
          JooqStorage other = JooqStorage.open("jdbc:sqlite:" + renamed)) {
        feed(one, arrived);
        feed(other, arrived.subList(0, half));
        Forgotten forgotten = other.forget(Simulation.of(seed).app(), who, PROOF, PROOF);
        assertClean(other, seed);
        feed(other, arrived.subList(half, arrived.size()));
        assertClean(other, seed);
        assertThat(rows(renamed, NOBODY)).as("seed " + seed).isEqualTo(rows(plain, forgotten));
        taken += forgotten.rows().getOrDefault("webhook_events", 0L) > 0 ? 1 : 0;

        feed(one, arrived);
        feed(other, arrived);
        assertThat(other.forget(Simulation.of(seed).app(), who, PROOF, PROOF).wasKnown()).isTrue();
        assertClean(other, seed);
        assertThat(rows(renamed, NOBODY)).as("seed " + seed).isEqualTo(rows(plain, forgotten));
      }
      Files.delete(plain);
      Files.delete(renamed);
    }
    assertThat(taken).isGreaterThan(SEEDS / 2);
  }

  private static final Forgotten NOBODY =
      new Forgotten(
          false,
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          new TreeMap<>(),
          0,
          true,
          Duration.ZERO);

  /** By account where there is one: then every uid is found of whom only a part has arrived. */
  private static Person somebody(List<Sent> arrived, SplittableRandom random) {
    List<Event> events =
        arrived.stream()
            .map(Sent::delivery)
            .filter(delivery -> delivery != null && delivery.notice().event() != null)
            .map(delivery -> delivery.notice().event())
            .filter(event -> event.uid() > 0)
            .toList();
    Event event = events.get(random.nextInt(Math.max(1, events.size() / 2)));
    return event.account() == null || random.nextBoolean()
        ? new Person(event.uid(), null)
        : new Person(null, event.account());
  }

  private static void feed(JooqStorage storage, List<Sent> arrived) throws InterruptedException {
    try (Intake intake = new Intake(storage, PROOF, 1000, Pace.upTo(50))) {
      for (Sent sent : arrived) {
        Delivery delivery = sent.delivery();
        Rejection rejection = sent.rejection();
        if (delivery != null) {
          intake.put(delivery, RECEIPT);
        } else if (rejection != null) {
          intake.put(rejection, RECEIPT);
        }
      }
    }
  }

  private static void assertClean(JooqStorage storage, long seed) {
    List<Difference> found = new ArrayList<>();
    storage.verify(PROOF, PROOF, found::add);
    assertThat(found).as("seed " + seed).isEmpty();
  }

  /** All that the API tells of; those who were forgotten by their aliases. */
  private static List<String> rows(Path file, Forgotten forgotten) {
    String uid = "CAST(" + renamed("x.uid", forgotten.uids(), "") + " AS TEXT)";
    String account = "coalesce(" + renamed("x.account", forgotten.accounts(), "'") + ", '-')";
    String of = " FROM %s x JOIN channels c ON c.id = x.channel_id ORDER BY 1";
    List<String> queries =
        List.of(
            "SELECT c.name || ' ' || "
                + uid
                + " || ' ' || "
                + account
                + " || x.ts || ' ' || x.event_type || ' ' || coalesce(x.platform, '') || ' '"
                + " || coalesce(x.reason, '') || coalesce(x.duration, '')"
                + of.formatted("events"),
            "SELECT c.name || ' ' || "
                + uid
                + " || ' ' || "
                + account
                + " || x.join_ts || ' ' || coalesce(x.leave_ts, '') || ' ' || x.role || ' '"
                + " || x.present_ts || ' ' || coalesce(x.host_seconds, '') || ' ' || x.switches"
                + of.formatted("channel_sessions"),
            "SELECT c.name || ' ' || "
                + uid
                + " || ' ' || x.utc_day || ' ' || x.host_seconds || ' ' || x.audience_seconds"
                + " || ' ' || x.present || ' ' || x.joined || ' ' || x.first_ts || ' ' || x.last_ts"
                + of.formatted("user_metrics"),
            "SELECT c.name || ' ' || x.start_ts || ' ' || x.users || ' ' || x.sessions || ' ' ||"
                + " x.host_seconds || ' ' || x.open_sessions"
                + of.formatted("calls"),
            "SELECT c.name || ' ' || x.bucket_ts || ' ' || x.role || ' ' || x.seconds"
                + of.formatted("minutes_ledger"),
            "SELECT c.name || ' ' || x.utc_day || ' ' || x.users || ' ' || x.present"
                + of.formatted("channel_metrics"),
            "SELECT name || ' ' || total FROM counters ORDER BY 1");
    try (Link link = new SqliteFile(file, 1000).reader()) {
      return queries.stream()
          .flatMap(sql -> link.prepare(sql).list(Row::text).stream())
          .sorted()
          .toList();
    }
  }

  private static String renamed(String column, List<Forgotten.Taken> taken, String quote) {
    return taken.isEmpty()
        ? column
        : taken.stream()
            .map(
                each ->
                    " WHEN "
                        + quote
                        + each.name()
                        + quote
                        + " THEN "
                        + quote
                        + each.alias()
                        + quote)
            .collect(Collectors.joining("", "CASE " + column, " ELSE " + column + " END"));
  }
}
