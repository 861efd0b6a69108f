package io.agorawebhooks.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agorawebhooks.kit.Events;
import io.agorawebhooks.kit.Feed;
import io.agorawebhooks.kit.Notices;
import io.agorawebhooks.kit.World;
import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.notice.Delivery;
import io.agorawebhooks.notice.Notice;
import io.agorawebhooks.notice.SetAside;
import io.agorawebhooks.storage.CallOrder;
import io.agorawebhooks.storage.CallQuery;
import io.agorawebhooks.storage.Difference;
import io.agorawebhooks.storage.Intake;
import io.agorawebhooks.storage.ListPart;
import io.agorawebhooks.storage.Progress;
import io.agorawebhooks.storage.Rebuilt;
import io.agorawebhooks.storage.Share;
import io.agorawebhooks.storage.Shared;
import io.agorawebhooks.storage.StorageException;
import io.agorawebhooks.storage.TokenHash;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is stored can be proven and made anew from the raw notices, while others write. */
class RebuildTest {
  private static final AppId APP = Notices.APP;
  private static final Comparator<byte[]> ORDER = World.CONTENT_ORDER;

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
    storage = open();
    feed(storage, World.stream(3, 200, 7));
    feed(storage, List.of(Notices.setAside(APP, "aside", SetAside.TEST)));
  }

  @AfterEach
  void closeStorage() {
    storage.close();
  }

  private JooqStorage open() {
    return JooqStorage.open("sqlite:///" + file);
  }

  /** Hands in notices whose bytes can be read again. */
  private void feed(JooqStorage to, List<Delivery> deliveries) {
    deliveries.forEach(known::add);
    try (Intake intake = new Intake(to, ORDER, 1000, 20)) {
      Feed.all(intake, deliveries);
    }
  }

  @Test
  void verify_intact_findsNothing() {
    assertThat(verify()).isEmpty();
  }

  @Test
  void rebuild_leavesSharesAsTheyAre() {
    Share share =
        new Share("id", APP, new Shared.Channel("a"), TokenHash.of("t"), null, 1, 2, null, 3);
    storage.shares().save(share);
    storage.rebuild(known, SILENT);
    assertThat(storage.shares().list(APP, null, 9)).containsExactly(share);
    assertThat(verify()).isEmpty();
  }

  @Test
  void rebuild_intact_changesNothing() {
    List<String> before = dump();
    List<String> calls = callIds();
    Rebuilt rebuilt = storage.rebuild(known, SILENT);
    assertThat(rebuilt.notices()).isEqualTo(texts("SELECT id FROM webhook_events").size());
    assertThat(dump()).isEqualTo(before);
    assertThat(callIds()).isEqualTo(calls);
    assertThat(verify()).isEmpty();
    assertThat(shadows()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          DELETE FROM channel_sessions WHERE id = 3                       | channel_sessions | ADDED
          UPDATE channel_sessions SET host_seconds = 9999 WHERE id = 3    | channel_sessions | CHANGED
          UPDATE channel_sessions SET uid = 77 WHERE id = 3               | channel_sessions | REMOVED
          UPDATE channel_sessions SET call_id = 0 WHERE id = 3            | channel_sessions | CHANGED
          UPDATE channel_sessions SET present_ts = 0 WHERE id = 3         | channel_sessions | CHANGED
          DELETE FROM events WHERE notice = 3                             | events           | ADDED
          UPDATE events SET sid = 'x' WHERE notice = 3                    | events           | CHANGED
          INSERT INTO calls SELECT 9999, app_id, channel_id, 5, created, destroyed_ts, end_ts, known_ts, activity_ts, last_join_ts, sessions, users, endless, host_seconds, audience_seconds, inferred_seconds, open_sessions, reach_ts, size, kinds FROM calls LIMIT 1 | calls | REMOVED
          INSERT INTO calls SELECT 9999, app_id, 888, start_ts, created, destroyed_ts, end_ts, known_ts, activity_ts, last_join_ts, sessions, users, endless, host_seconds, audience_seconds, inferred_seconds, open_sessions, reach_ts, size, kinds FROM calls LIMIT 1 | calls | REMOVED
          INSERT INTO calls SELECT 9999, app_id, channel_id, start_ts, created, destroyed_ts, end_ts, known_ts, activity_ts, last_join_ts, sessions, users, endless, host_seconds, audience_seconds, inferred_seconds, open_sessions, reach_ts, size, kinds FROM calls LIMIT 1 | calls | REMOVED
          UPDATE calls SET users = users + 1                              | calls            | CHANGED
          DELETE FROM calls WHERE id = (SELECT min(id) FROM calls)        | calls            | ADDED
          DELETE FROM role_events                                         | role_events      | ADDED
          INSERT INTO role_events VALUES (9999, 0, 0, 1)                  | role_events      | REMOVED
          UPDATE calls SET kinds = 0                                      | calls            | CHANGED
          DELETE FROM call_kinds                                          | call_kinds       | ADDED
          UPDATE call_kinds SET sessions = sessions + 1                   | call_kinds       | CHANGED
          DELETE FROM app_minutes                                         | app_minutes      | ADDED
          UPDATE app_minutes SET seconds = seconds + 1                    | app_minutes      | CHANGED
          INSERT INTO app_minutes SELECT 77, span, bucket_ts, platform, client_type, role, inferred, 5 FROM app_minutes LIMIT 1 | app_minutes | REMOVED
          DELETE FROM channel_spans                                       | channel_spans    | ADDED
          UPDATE channel_spans SET host_seconds = host_seconds + 1        | channel_spans    | CHANGED
          INSERT INTO channel_spans SELECT 77, apart, span, channel_id, platform, client_type, 5, 5 FROM channel_spans LIMIT 1 | channel_spans | REMOVED
          DELETE FROM call_days                                           | call_days        | ADDED
          UPDATE call_days SET total = total + 1                          | call_days        | CHANGED
          UPDATE minutes_ledger SET seconds = seconds + 1                 | minutes_ledger   | CHANGED
          DELETE FROM user_metrics                                        | user_metrics     | ADDED
          UPDATE channel_metrics SET first_users = first_users + 1        | channel_metrics  | CHANGED
          UPDATE webhook_events SET set_aside = 3 WHERE id = 3            | webhook_events   | CHANGED
          UPDATE webhook_events SET channel_id = NULL WHERE id = 3        | webhook_events   | CHANGED
          UPDATE counters SET total = total + 1 WHERE name = 'received'   | counters         | CHANGED
          UPDATE counters SET total = total + 1 WHERE name = 'correlated' | counters         | CHANGED
          UPDATE generation SET last_call = 0                             | generation       | CHANGED
          """)
  void corruption_isFoundAndMended(String sql, String table, Difference.Change change) {
    List<String> before = dump();
    execute(sql);
    assertThat(verify())
        .anySatisfy(
            difference -> {
              assertThat(difference.table()).isEqualTo(table);
              assertThat(difference.change()).isEqualTo(change);
            });
    storage.rebuild(known, SILENT);
    assertThat(verify()).isEmpty();
    assertThat(dump()).isEqualTo(before);
    assertThat(callIds()).doesNotHaveDuplicates();
  }

  @Test
  void difference_namesTheSession() {
    execute("UPDATE channel_sessions SET audience_seconds = 9999 WHERE id = 3");
    String channel =
        texts(
                "SELECT name FROM channels WHERE id ="
                    + " (SELECT channel_id FROM channel_sessions WHERE id = 3)")
            .get(0);
    String uid = texts("SELECT uid FROM channel_sessions WHERE id = 3").get(0);
    Difference difference = verify().get(0);
    assertThat(difference.app()).isEqualTo(APP.value());
    assertThat(difference.channel()).isEqualTo(channel);
    assertThat(difference.id()).startsWith(uid + "-");
    assertThat(difference.fields())
        .singleElement()
        .satisfies(field -> assertThat(field.stored()).isEqualTo(9999L));
  }

  @Test
  void decoderThatSaysOtherwise_isFollowed() {
    Notice changed = known.set(3, "another-room");
    assertThat(verify()).extracting(Difference::table).contains("webhook_events", "events");
    assertThat(storage.rebuild(known, SILENT).readmitted()).isEqualTo(1);
    assertThat(verify()).isEmpty();
    assertThat(
            texts(
                "SELECT c.name FROM webhook_events w JOIN channels c ON c.id = w.channel_id"
                    + " WHERE w.notice_id = '"
                    + changed.noticeId()
                    + "'"))
        .contains("another-room");
  }

  @Test
  void noticeThatCannotBeRead_isNamedAndLeftOut() {
    execute("UPDATE webhook_events SET body = 'x' WHERE id = 3");
    assertThat(verify()).anyMatch(found -> found.id().equals("notice 3"));
    assertThat(storage.rebuild(known, SILENT).unreadable()).isEqualTo(1);
    assertThat(verify()).extracting(Difference::id).containsExactly("notice 3");
  }

  /** Notices come at every step, from a storage that was open before and stays so. */
  @Test
  void rebuild_whileNoticesCome_losesNone() {
    List<Delivery> more = World.stream(4, 300, 11);
    Rebuilt rebuilt =
        storage.rebuild(
            known,
            new Progress() {
              private int from;

              @Override
              public void begin(String name, long steps) {
                int to = Math.min(more.size(), from + 60);
                feed(storage, more.subList(from, to));
                from = to;
              }

              @Override
              public void done(long more) {}
            });
    assertThat(rebuilt.arrived()).isPositive();
    assertThat(verify()).isEmpty();
    feed(storage, more);
    assertThat(verify()).isEmpty();
    assertThat(texts("SELECT id FROM webhook_events WHERE notice_id = 'aside'")).hasSize(1);
  }

  @Test
  void rebuild_besideAWriter_losesNone() throws Exception {
    AtomicBoolean done = new AtomicBoolean();
    known.add(World.stream(5, 1000, 5));
    CompletableFuture<Integer> writer =
        CompletableFuture.supplyAsync(
            () -> {
              List<Delivery> more = World.stream(5, 1000, 5);
              int sent = 0;
              try (JooqStorage other = open();
                  Intake intake = new Intake(other, ORDER, 1000, 5)) {
                while (sent < more.size() && !done.get()) {
                  List<Delivery> some = more.subList(sent, Math.min(more.size(), sent + 5));
                  Feed.all(intake, some);
                  sent += some.size();
                }
              }
              return sent;
            });
    for (int i = 0; i < 3; i++) {
      storage.rebuild(known, SILENT);
      assertThat(verify()).isEmpty();
    }
    done.set(true);
    assertThat(writer.get()).isPositive();
    assertThat(verify()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void rebuild_thatFails_leavesTheTablesInUse(int sign) {
    List<String> before = rows();
    Failing progress = new Failing(sign);
    try {
      storage.rebuild(known, progress);
    } catch (IllegalStateException e) {
      assertThat(e).hasMessage("killed");
    }
    if (!progress.isPastTheSwitch) {
      assertThat(rows()).isEqualTo(before);
    }
    assertThat(verify()).isEmpty();
    storage.rebuild(known, SILENT);
    assertThat(verify()).isEmpty();
    assertThat(shadows()).isEmpty();
  }

  /** Fails at the n-th sign of life. */
  private static final class Failing implements Progress {
    private final int last;
    private int signs;
    private boolean isPastTheSwitch;

    Failing(int last) {
      this.last = last;
    }

    @Override
    public void begin(String name, long steps) {
      isPastTheSwitch = name.equals("removing old tables");
      sign();
    }

    @Override
    public void done(long more) {
      sign();
    }

    private void sign() {
      signs++;
      if (signs == last) {
        throw new IllegalStateException("killed");
      }
    }
  }

  /** The last few notices are brought in by the transaction in which the tables change places. */
  @Test
  void rebuild_thatFailsWhileTablesChangePlaces_leavesThoseInUse() {
    List<Delivery> few = World.stream(2, 10, 3);
    List<List<String>> before = new ArrayList<>();
    Progress progress =
        new Progress() {
          private boolean last;

          @Override
          public void begin(String name, long steps) {
            if (name.equals("catching up")) {
              feed(storage, few);
              before.add(rows());
              last = true;
            }
          }

          @Override
          public void done(long more) {
            if (last) {
              throw new IllegalStateException("killed");
            }
          }
        };
    assertThatThrownBy(() -> storage.rebuild(known, progress)).hasMessage("killed");
    assertThat(rows()).isEqualTo(before.get(0));
    assertThat(verify()).isEmpty();
    feed(storage, World.stream(2, 20, 4));
    assertThat(verify()).isEmpty();
    storage.rebuild(known, SILENT);
    assertThat(verify()).isEmpty();
  }

  /** What comes right before the tables change places does not hold up other writers. */
  @Test
  void rebuild_burstBeforeTablesChangePlaces_isBroughtInByTurns() {
    SlowAtTheSwitch progress = new SlowAtTheSwitch(World.stream(6, 300, 9));
    Rebuilt rebuilt = storage.rebuild(known, progress);
    assertThat(rebuilt.arrived()).isGreaterThan(200);
    assertThat(progress.generations.size()).isGreaterThan(3);
    assertThat(verify()).isEmpty();
  }

  /** Makes each part of the last step take longer than a transaction may. */
  private final class SlowAtTheSwitch implements Progress {
    private static final long LONGER_THAN_A_TURN = 12_000_000;

    private final List<Delivery> burst;
    private final Set<String> generations = new HashSet<>();
    private boolean isLast;

    SlowAtTheSwitch(List<Delivery> burst) {
      this.burst = burst;
    }

    @Override
    public void begin(String name, long steps) {
      isLast = name.equals("changing places");
      if (isLast) {
        feed(storage, burst);
      }
    }

    @Override
    public void done(long more) {
      if (isLast) {
        generations.addAll(texts("SELECT number FROM generation"));
        long start = System.nanoTime();
        while (System.nanoTime() - start < LONGER_THAN_A_TURN) {
          Thread.onSpinWait();
        }
      }
    }
  }

  @Test
  void rebuild_twiceAtOnce_isRefused() {
    Progress progress =
        new Progress() {
          @Override
          public void begin(String name, long steps) {
            assertThatThrownBy(() -> storage.rebuild(known, SILENT))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("Another rebuild, prune or forget-user of")
                .hasMessageContaining("is running");
          }

          @Override
          public void done(long more) {}
        };
    storage.rebuild(known, progress);
    assertThat(verify()).isEmpty();
  }

  @Test
  void callIds_areNotGivenTwice() {
    long before = newCall();
    storage.rebuild(known, SILENT);
    assertThat(newCall()).isGreaterThan(before);
  }

  private long newCall() {
    return storage.write(transaction -> transaction.channel(APP, "room").calls().newId());
  }

  @Test
  void schema_isAsTheMigrationsMadeIt() {
    String schema = "SELECT type || name || tbl_name || sql FROM sqlite_master ORDER BY name";
    List<String> before = texts(schema);
    storage.rebuild(known, SILENT);
    assertThat(texts(schema)).isEqualTo(before);
    assertThat(texts("PRAGMA integrity_check")).containsExactly("ok");
  }

  @Test
  void userEvents_ofOtherStorages_followTheRebuild() {
    try (JooqStorage other = open()) {
      feed(other, List.of(Notices.delivery(APP, "late", Events.user(103, 5, 1767261600))));
      storage.rebuild(known, SILENT);
      feed(other, List.of(Notices.delivery(APP, "late", Events.user(104, 5, 1767261700))));
      assertThat(verify()).isEmpty();
      assertThat(other.reads().calls(APP, CallQuery.ALL, 0, ListPart.of(CallOrder.STARTED, 0, 0)))
          .isEqualTo(
              storage.reads().calls(APP, CallQuery.ALL, 0, ListPart.of(CallOrder.STARTED, 0, 0)));
    }
  }

  private List<Difference> verify() {
    List<Difference> found = new ArrayList<>();
    storage.verify(known, SILENT, found::add);
    return found;
  }

  private List<String> shadows() {
    return texts("SELECT name FROM sqlite_master WHERE name LIKE 'shadow%'");
  }

  private List<String> callIds() {
    return texts("SELECT id || ' ' || channel_id || ' ' || start_ts FROM calls ORDER BY id");
  }

  /** All that can be compared: without surrogate ids. */
  private List<String> dump() {
    List<String> dump = new ArrayList<>();
    try (Link link = new SqliteFile(file, 1000).reader()) {
      for (DerivedTable table : DerivedTable.values()) {
        for (long channel : link.prepare("SELECT id FROM channels ORDER BY 1").list(Row::number)) {
          link.prepare(table.ofChannel()).list(row -> DerivedRow.read(table, row), channel).stream()
              .map(row -> table + " " + channel + " " + withoutMarks(table, row))
              .sorted()
              .forEach(dump::add);
        }
      }
    }
    return dump;
  }

  /** Any notice that says a create or destroy may stand for it. */
  private static Object withoutMarks(DerivedTable table, DerivedRow row) {
    return table == DerivedTable.EVENTS_TABLE && Long.valueOf(0).equals(row.key().get(0))
        ? row.key()
        : row;
  }

  /** Every row with every id. */
  private List<String> rows() {
    List<String> rows = new ArrayList<>(texts("SELECT id || notice_id FROM webhook_events"));
    rows.addAll(texts("SELECT quote(notice) || uid || ts FROM events"));
    rows.addAll(texts("SELECT id || ' ' || start_ts || ' ' || known_ts FROM calls"));
    rows.addAll(texts("SELECT id || ' ' || call_id || ' ' || ts FROM channel_sessions"));
    rows.addAll(texts("SELECT name || total FROM counters"));
    return rows;
  }

  private List<String> texts(String sql) {
    try (Link link = new SqliteFile(file, 1000).reader()) {
      return link.prepare(sql).list(Row::text);
    }
  }

  private void execute(String sql) {
    try (Link link = new SqliteFile(file, 1000).writer()) {
      assertThat(link.prepare(sql).run()).as(sql).isPositive();
    }
  }
}
