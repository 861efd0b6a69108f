package io.agorawebhooks.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agorawebhooks.kit.Events;
import io.agorawebhooks.kit.Feed;
import io.agorawebhooks.kit.Notices;
import io.agorawebhooks.kit.World;
import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.notice.Delivery;
import io.agorawebhooks.notice.Event;
import io.agorawebhooks.notice.SetAside;
import io.agorawebhooks.storage.Counts;
import io.agorawebhooks.storage.Difference;
import io.agorawebhooks.storage.Intake;
import io.agorawebhooks.storage.Progress;
import io.agorawebhooks.storage.Pruned;
import io.agorawebhooks.storage.StorageException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lies before a horizon goes, what was counted of it stays, and nothing is ever wrong. */
class PruneTest {
  private static final AppId APP = Notices.APP;
  private static final long DAY = 86_400;
  private static final long NOON = 1767268800; // 2026-01-01T12:00:00Z

  private static final Progress SILENT =
      new Progress() {
        @Override
        public void begin(String name, long steps) {}

        @Override
        public void done(long more) {}
      };

  @TempDir private Path folder;
  private Path file;
  private JooqStorage storage;
  private final Known known = new Known();

  @BeforeEach
  void openStorage() {
    file = folder.resolve("agora.db");
    storage = JooqStorage.open("sqlite:///" + file);
  }

  @AfterEach
  void closeStorage() {
    storage.close();
  }

  private Counts feed(List<Delivery> deliveries) {
    deliveries.forEach(known::add);
    try (Intake intake = new Intake(storage, World.CONTENT_ORDER, 1000, 20)) {
      return Feed.all(intake, deliveries);
    }
  }

  private static Delivery say(String channel, Event event) {
    return Notices.delivery(APP, channel, event);
  }

  /** A call a day of a host and a guest, an hour each, from noon on. */
  private static List<Delivery> days(String channel, int first, int last) {
    List<Delivery> days = new ArrayList<>();
    for (int day = first; day <= last; day++) {
      long noon = NOON + day * DAY;
      days.add(say(channel, Events.create(noon)));
      days.add(say(channel, Events.user(103, 1, noon + 1)));
      days.add(say(channel, Events.user(105, 2, noon + 60)));
      days.add(say(channel, Events.user(111, 2, noon + 120)));
      days.add(say(channel, Events.leave(106, 2, noon + 3600, 3540L)));
      days.add(say(channel, Events.leave(104, 1, noon + 3600, 3599L)));
      days.add(say(channel, Events.destroy(noon + 3605)));
    }
    return days;
  }

  private Pruned.App prune(long horizon) {
    return storage.prune(List.of(), Instant.ofEpochSecond(horizon), SILENT).apps().get(0);
  }

  private static long midnight(int day) {
    return NOON + day * DAY - DAY / 2;
  }

  @Test
  void callsBeforeTheHorizon_go_andTheirMinutesStay() {
    feed(days("room", 0, 9));
    feed(List.of(Notices.setAside(APP, "aside", SetAside.TEST)));
    List<String> totals = totals();
    Pruned.App gone = prune(midnight(4));
    assertThat(gone.calls()).isEqualTo(4);
    assertThat(gone.sessions()).isEqualTo(8);
    assertThat(gone.notices()).isEqualTo(28);
    assertThat(gone.horizon()).isEqualTo(midnight(4));
    assertThat(texts("SELECT count(*) FROM calls")).containsExactly("6");
    assertThat(texts("SELECT count(*) FROM channel_sessions")).containsExactly("12");
    assertThat(texts("SELECT count(*) FROM events")).containsExactly("42");
    assertThat(texts("SELECT count(*) FROM role_events")).containsExactly("12");
    assertThat(texts("SELECT count(*) FROM webhook_events")).containsExactly("43");
    assertThat(totals()).isEqualTo(totals);
    assertClean();
    storage.rebuild(known, SILENT);
    assertThat(totals()).isEqualTo(totals);
    assertClean();
  }

  @Test
  void prune_again_changesNothing_andGoesOnLater() {
    feed(days("room", 0, 9));
    List<String> totals = totals();
    prune(midnight(3));
    assertThat(prune(midnight(3)).calls()).isZero();
    assertThat(prune(midnight(1)).horizon()).as("never back").isEqualTo(midnight(3));
    assertThat(prune(midnight(7)).calls()).isEqualTo(4);
    assertThat(prune(midnight(30)).calls()).isEqualTo(3);
    assertThat(texts("SELECT count(*) FROM calls")).containsExactly("0");
    assertThat(totals()).isEqualTo(totals);
    assertClean();
    storage.rebuild(known, SILENT);
    assertThat(totals()).isEqualTo(totals);
    assertClean();
  }

  @Test
  void lateNotices_areSetAside_andOthersAreNot() {
    feed(days("room", 0, 9));
    prune(midnight(4));
    List<String> totals = totals();
    Counts late = feed(List.of(say("room", Events.user(103, 9, NOON + DAY))));
    assertThat(late).isEqualTo(Counts.setAside(SetAside.BEFORE_HORIZON));
    assertThat(feed(days("room", 0, 0)).setAside()).containsEntry(SetAside.BEFORE_HORIZON, 7L);
    assertThat(feed(days("other", 3, 4)).correlated()).isEqualTo(7);
    assertThat(feed(days("room", 5, 5)).duplicates()).isEqualTo(7);
    feed(days("room", 10, 10));
    assertClean();
    assertThat(texts("SELECT total FROM counters WHERE name = 'set_aside.before_horizon'"))
        .containsExactly("15");
    storage.rebuild(known, SILENT);
    assertClean();
    assertThat(totals()).containsAll(totals.stream().filter(row -> row.contains("room")).toList());
  }

  /** Its share of the first day is frozen, that of the second is not. */
  @Test
  void dayThatShrinks_keepsWhatIsFrozenOfIt() {
    long ten = midnight(1) - 2 * 3600;
    feed(
        List.of(
            say("room", Events.user(103, 1, ten)),
            say("room", Events.leave(104, 1, ten + 600, 600L)),
            say("room", Events.user(103, 1, ten + 7000)),
            say("room", Events.leave(104, 1, ten + 9000, 2000L))));
    prune(ten + 6000);
    assertThat(texts("SELECT host_seconds FROM user_metrics ORDER BY utc_day"))
        .containsExactly("800", "1800");
    feed(List.of(say("room", Events.leave(104, 1, ten + 8000, 1000L))));
    assertClean();
    feed(List.of(say("room", Events.create(ten + 7100))));
    assertClean();
  }

  @Test
  void whatIsOpen_orReachesBehindTheHorizon_staysWhole() {
    feed(days("ended", 0, 0));
    feed(List.of(say("open", Events.create(NOON)), say("open", Events.user(103, 1, NOON + 1))));
    feed(
        List.of(
            say("long", Events.create(NOON)),
            say("long", Events.user(103, 1, NOON + 1)),
            say("long", Events.leave(104, 1, NOON + 2 * DAY, 2 * DAY - 1)),
            say("long", Events.destroy(NOON + 2 * DAY))));
    Pruned.App gone = prune(midnight(2));
    assertThat(gone.calls()).isEqualTo(1);
    assertThat(texts("SELECT count(*) FROM webhook_events")).containsExactly("6");
    assertClean();
    assertThat(feed(List.of(say("open", Events.leave(104, 1, NOON + 3 * DAY, null)))).correlated())
        .isEqualTo(1);
    assertClean();
  }

  @Test
  void app_unknown_isRefused_andOthersAreLeftAlone() {
    AppId other = new AppId("other");
    feed(days("room", 0, 3));
    feed(Feed.to(other, days("room", 0, 3)));
    assertThatThrownBy(
            () -> storage.prune(List.of(new AppId("who")), Instant.ofEpochSecond(NOON), SILENT))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("no app who");
    Pruned pruned = storage.prune(List.of(other), Instant.ofEpochSecond(midnight(2)), SILENT);
    assertThat(pruned.apps()).containsExactly(new Pruned.App("other", midnight(2), 2, 4, 14, 0));
    assertThat(texts("SELECT count(*) FROM calls")).containsExactly("6");
    assertClean();
  }

  @Test
  void prunable_saysTheSame_andChangesNothing() {
    feed(days("room", 0, 9));
    feed(days("other", 0, 9));
    List<String> rows = rows();
    Pruned.App told =
        storage.prunable(List.of(), Instant.ofEpochSecond(midnight(5)), SILENT).apps().get(0);
    assertThat(rows()).isEqualTo(rows);
    assertThat(prune(midnight(5))).isEqualTo(told);
  }

  @Test
  void file_shrinks_andItsIdsAreNotGivenAgain() {
    for (int room = 0; room < 40; room++) {
      feed(days("room " + room, 0, 9));
    }
    String last = texts("SELECT max(id) FROM webhook_events").get(0);
    Pruned pruned = storage.prune(List.of(), Instant.ofEpochSecond(midnight(20)), SILENT);
    assertThat(pruned.shrinks()).isTrue();
    assertThat(pruned.bytesAfter() * 3).isLessThan(pruned.bytesBefore() * 2);
    assertThat(texts("PRAGMA freelist_count")).containsExactly("0");
    assertThat(texts("PRAGMA integrity_check")).containsExactly("ok");
    assertThat(texts("SELECT max(id) FROM webhook_events")).containsExactly(last);
    assertClean();
  }

  /** A transaction for every step, and a kill after each of them. */
  @Test
  void kill_betweenAnyTwoTurns_leavesNothingWrong() {
    feed(days("room", 0, 6));
    feed(days("other", 2, 3));
    List<String> totals = totals();
    Set<String> unswept = Set.of("0");
    boolean seen = false;
    int turns = 0;
    for (boolean killed = true; killed; turns++) {
      killed = isKilled(midnight(4), turns + 1);
      assertClean();
      assertThat(totals()).isEqualTo(totals);
      seen |=
          !unswept.containsAll(
              texts(
                  "SELECT count(*) FROM events e JOIN channels c ON c.id = e.channel_id"
                      + " WHERE e.ts < c.frozen_ts"));
    }
    assertThat(seen).as("rows were left").isTrue();
    assertThat(turns).isGreaterThan(20);
    assertThat(texts("SELECT count(*) FROM calls")).containsExactly("3");
    assertThat(texts("SELECT count(*) FROM channels WHERE swept_ts IS NOT frozen_ts"))
        .containsExactly("0");
  }

  /** Until the next prune nobody sees what a stopped one has left. */
  @Test
  void killedPrune_thenNotices_thenRebuild_areRight() {
    for (int turn = 1; turn < 60; turn += 4) {
      try (Trial trial = new Trial(turn)) {
        trial.run();
      }
    }
  }

  private final class Trial implements AutoCloseable {
    private final int turn;

    Trial(int turn) {
      this.turn = turn;
      storage.close();
      file = folder.resolve("trial-" + turn + ".db");
      storage = JooqStorage.open("sqlite:///" + file);
    }

    void run() {
      feed(days("room", 0, 6));
      assertThat(isKilled(midnight(4), turn)).isTrue();
      feed(
          List.of(
              say("room", Events.leave(104, 1, midnight(4) + 60, midnight(4) + 60 - NOON - 1)),
              say("room", Events.leave(106, 2, midnight(4) + 61, null)),
              say("room", Events.user(103, 3, midnight(4) + 30)),
              say("room", Events.destroy(midnight(4) + 5))));
      assertClean();
      feed(days("room", 7, 7));
      if (turn % 8 == 1) {
        storage.rebuild(known, SILENT);
        assertClean();
      }
      prune(midnight(5));
      assertClean();
      assertThat(texts("SELECT count(*) FROM calls WHERE activity_ts < " + midnight(4)))
          .containsExactly("0");
    }

    @Override
    public void close() {
      storage.close();
    }
  }

  private boolean isKilled(long horizon, int after) {
    int[] left = {after};
    Runnable kill =
        () -> {
          left[0]--;
          if (left[0] == 0) {
            throw new IllegalStateException("killed");
          }
        };
    try {
      storage.prune(List.of(), Instant.ofEpochSecond(horizon), SILENT, new Turns.Rhythm(0, kill));
      return false;
    } catch (IllegalStateException e) {
      assertThat(e).hasMessage("killed");
      return true;
    }
  }

  @Test
  void largeCall_goesInShortTurns() {
    List<Delivery> call = new ArrayList<>(List.of(say("hall", Events.create(NOON))));
    for (int uid = 1; uid <= 3000; uid++) {
      call.add(say("hall", Events.user(105, uid, NOON + uid % 60)));
      call.add(say("hall", Events.leave(106, uid, NOON + 3600, 3600L - uid % 60)));
    }
    call.add(say("hall", Events.destroy(NOON + 3601)));
    feed(call);
    List<String> totals = totals();
    int[] turns = {0};
    Pruned pruned =
        storage.prune(
            List.of(),
            Instant.ofEpochSecond(midnight(1)),
            SILENT,
            new Turns.Rhythm(Duration.ofMillis(1).toNanos(), () -> turns[0]++));
    assertThat(pruned.apps().get(0).sessions()).isEqualTo(3000);
    assertThat(turns[0]).isGreaterThan(30);
    assertThat(totals()).isEqualTo(totals);
    assertClean();
  }

  /** Each look at a channel is spoilt by a notice of it; it is left for the next time. */
  @Test
  void noticesThatComeMeanwhile_areNotLost() {
    feed(days("room", 0, 6));
    int[] sent = {0};
    Runnable send =
        () -> feed(List.of(say("room", Events.user(105, 50 + sent[0]++, midnight(5) + sent[0]))));
    Pruned pruned =
        storage.prune(
            List.of(), Instant.ofEpochSecond(midnight(4)), SILENT, new Turns.Rhythm(0, send));
    assertThat(pruned.apps().get(0).left()).isEqualTo(1);
    assertClean();
    assertThat(prune(midnight(4)).calls()).isEqualTo(4);
    assertClean();
  }

  private void assertClean() {
    List<Difference> found = new ArrayList<>();
    storage.verify(known, SILENT, found::add);
    assertThat(found).isEmpty();
  }

  /** What a prune must not change. */
  private List<String> totals() {
    List<String> rows = new ArrayList<>();
    rows.addAll(
        texts(
            "SELECT c.name || ' ' || bucket_ts || ' ' || role || ' ' || seconds"
                + " FROM minutes_ledger l JOIN channels c ON c.id = channel_id ORDER BY 1"));
    rows.addAll(
        texts(
            "SELECT 'app ' || span || ' ' || bucket_ts || ' ' || role || ' ' || seconds"
                + " FROM app_minutes ORDER BY 1"));
    rows.addAll(
        texts(
            "SELECT 'span ' || channel_id || ' ' || apart || ' ' || span || ' ' || platform || ' '"
                + " || host_seconds || ' ' || audience_seconds FROM channel_spans ORDER BY 1"));
    rows.addAll(
        texts(
            "SELECT c.name || ' ' || utc_day || ' ' || uid || ' ' || host_seconds || ' ' ||"
                + " audience_seconds || ' ' || present || ' ' || first_ts || ' ' || last_ts"
                + " FROM user_metrics JOIN channels c ON c.id = channel_id ORDER BY 1"));
    rows.addAll(
        texts(
            "SELECT c.name || ' ' || utc_day || ' ' || users || ' ' || host_seconds || ' ' ||"
                + " audience_seconds || ' ' || first_users || ' ' || last_ts"
                + " FROM channel_metrics JOIN channels c ON c.id = channel_id ORDER BY 1"));
    return rows;
  }

  private List<String> rows() {
    List<String> rows = new ArrayList<>(texts("SELECT id FROM webhook_events"));
    rows.addAll(texts("SELECT id || ' ' || ts FROM channel_sessions"));
    rows.addAll(texts("SELECT coalesce(horizon_ts, 'none') FROM apps"));
    rows.addAll(texts("SELECT number FROM generation"));
    return rows;
  }

  private List<String> texts(String sql) {
    try (Link link = new SqliteFile(file, 1000).reader()) {
      return link.prepare(sql).list(Row::text);
    }
  }
}
