package io.agorawebhooks.persistence;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agorawebhooks.json.BadNotice;
import io.agorawebhooks.json.NoticeDecoder;
import io.agorawebhooks.kit.Feed;
import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.notice.Delivery;
import io.agorawebhooks.notice.Rejection;
import io.agorawebhooks.storage.Counts;
import io.agorawebhooks.storage.Difference;
import io.agorawebhooks.storage.Forgotten;
import io.agorawebhooks.storage.Intake;
import io.agorawebhooks.storage.Pace;
import io.agorawebhooks.storage.Person;
import io.agorawebhooks.storage.Progress;
import io.agorawebhooks.storage.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A user is taken out, nothing else changes, and nothing of them is left in the file. */
class ForgetTest {
  private static final AppId APP = new AppId("my-app");
  private static final String MARIA = "maria.k@example.org";
  private static final Person ACCOUNT = new Person(null, MARIA);
  private static final long TS = 1767268800;
  private static final Proof PROOF = new Proof();

  /** What a run is told of itself. */
  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @TempDir private Path folder;
  private Path file;
  private JooqStorage storage;

  @BeforeEach
  void openStorage() {
    open("agora.db");
  }

  private void open(String name) {
    file = folder.resolve(name);
    storage = JooqStorage.open("sqlite:///" + file);
  }

  @AfterEach
  void closeStorage() {
    storage.close();
  }

  private Counts feed(List<Delivery> deliveries) {
    return feed(storage, deliveries);
  }

  private static Counts feed(JooqStorage to, List<Delivery> deliveries) {
    try (Intake intake = new Intake(to, PROOF, 1000, Pace.upTo(20))) {
      return Feed.all(intake, deliveries);
    }
  }

  /** A user's event; the account is written as it is given, quotes and all. */
  private static Delivery say(String channel, int type, long uid, long ts, String more) {
    return raw(
        """
        {"noticeId":"%s-%d-%d-%d","productId":1,"eventType":%d,"payload":{"channelName":"%s",\
        "uid":%d,"ts":%d%s}}"""
            .formatted(channel, type, uid, ts, type, channel, uid, ts, more));
  }

  private static Delivery raw(String json) {
    byte[] body = json.getBytes(UTF_8);
    try {
      return new Delivery(
          APP, new NoticeDecoder().decode(APP, body), Instant.ofEpochSecond(TS), "", body);
    } catch (BadNotice e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static String account(String name) {
    return ",\"account\":\"" + name + "\"";
  }

  /** Maria is 7 with her account and sometimes without, Bob is 8. */
  private static List<Delivery> day() {
    List<Delivery> day = new ArrayList<>();
    day.add(say("a", 103, 7, TS, account(MARIA)));
    day.add(say("a", 105, 8, TS + 5, account("bob")));
    day.add(say("a", 104, 7, TS + 60, ",\"duration\":60"));
    day.add(say("a", 106, 8, TS + 70, ",\"duration\":65"));
    day.add(say("b", 103, 7, TS + 100, ""));
    day.add(
        say(
            "b",
            104,
            7,
            TS + 190,
            ",\"duration\":90" + account("\\u006daria.k\\u0040example.org")));
    day.add(
        raw(
            "{\"noticeId\":\"x\",\"productId\":3,\"eventType\":43,\"payload\":{\"cname\":\"a\",\"details\":{\"streamUid\":\"7\",\"user\":\""
                + MARIA
                + "\"}}}"));
    return day;
  }

  private Forgotten forget(Person who) {
    return storage.forget(APP, who, PROOF, PROOF);
  }

  @Test
  void account_isGone_withItsUids() throws IOException {
    feed(day());
    refuse("{\"uid\":7,\"account\":\"" + MARIA + "\"");
    List<String> totals = totals();

    Forgotten forgotten = forget(ACCOUNT);
    assertThat(forgotten.wasKnown()).isFalse();
    assertThat(forgotten.uids()).hasSize(1);
    assertThat(forgotten.uids().get(0).name()).isEqualTo("7");
    assertThat(forgotten.accounts().get(0).alias()).startsWith("forgotten-").hasSize(26);
    assertThat(forgotten.rows())
        .containsEntry("webhook_events", 5L)
        .containsEntry("rejected_notices", 1L)
        .containsEntry("events", 4L)
        .containsEntry("channel_sessions", 2L)
        .containsEntry("user_metrics", 2L);
    assertThat(forgotten.isLogCut()).isTrue();

    String uid = String.valueOf(forgotten.uids().get(0).alias());
    String name = String.valueOf(forgotten.accounts().get(0).alias());
    assertThat(texts("SELECT DISTINCT uid FROM channel_sessions ORDER BY uid"))
        .containsExactly("8", uid);
    assertThat(texts("SELECT DISTINCT account FROM channel_sessions ORDER BY account"))
        .containsExactly("bob", name);
    assertThat(texts("SELECT DISTINCT uid FROM webhook_events WHERE uid > 0 ORDER BY uid"))
        .containsExactly("8", uid);
    assertThat(texts("SELECT CAST(body AS TEXT) FROM rejected_notices"))
        .containsExactly("{\"uid\":" + uid + ",\"account\":\"" + name + "\"");
    assertThat(texts("SELECT CAST(body AS TEXT) FROM webhook_events WHERE notice_id = 'x'").get(0))
        .contains("\"streamUid\":\"" + uid + "\",\"user\":\"" + name + "\"");
    assertThat(totals()).isEqualTo(totals);
    assertClean();
    assertNotInFile(MARIA, "\\u006daria");
  }

  private void refuse(String body) {
    storage.write(
        transaction -> {
          transaction.reject(
              new Rejection(
                  APP, Instant.ofEpochSecond(TS), 400, "no JSON", "", body.getBytes(UTF_8)));
          return true;
        });
  }

  @Test
  void uid_takesItsAccounts() {
    feed(day());
    Forgotten forgotten = forget(new Person(7L, null));
    assertThat(forgotten.accounts()).extracting(Forgotten.Taken::name).containsExactly(MARIA);
    assertThat(texts("SELECT count(*) FROM channel_sessions WHERE uid = 7 OR account LIKE 'mar%'"))
        .containsExactly("0");
    assertClean();
  }

  @Test
  void whatArrivesAgain_isADuplicate_andWhatIsNew_hasTheAlias() throws IOException {
    feed(day());
    Forgotten forgotten = forget(ACCOUNT);
    Counts again = feed(day());
    assertThat(again.duplicates()).isEqualTo(day().size());
    feed(
        List.of(
            say("b", 103, 7, TS + 300, account(MARIA)),
            say("b", 104, 7, TS + 330, ",\"duration\":30")));
    assertThat(texts("SELECT DISTINCT uid FROM channel_sessions WHERE uid <> 8"))
        .containsExactly(String.valueOf(forgotten.uids().get(0).alias()));
    assertThat(texts("SELECT count(*) FROM channel_sessions")).containsExactly("4");
    assertClean();
    assertNotInFile(MARIA);
    Forgotten second = forget(ACCOUNT);
    assertThat(second.wasKnown()).isTrue();
    assertThat(second.rows()).isEmpty();
    assertThat(forget(new Person(7L, null)).wasKnown()).isTrue();
  }

  @Test
  void anotherProcess_takesTheAliasesOver() {
    feed(day());
    try (JooqStorage command = JooqStorage.open("sqlite:///" + file)) {
      command.forget(APP, ACCOUNT, PROOF, PROOF);
    }
    feed(List.of(say("c", 103, 7, TS + 300, account(MARIA))));
    assertThat(texts("SELECT count(*) FROM channel_sessions WHERE uid = 7 OR account LIKE 'mar%'"))
        .containsExactly("0");
    assertClean();
  }

  @Test
  void whatArrivesMeanwhile_isNotLost() throws IOException {
    feed(day());
    try (JooqStorage command = JooqStorage.open("sqlite:///" + file)) {
      AtomicInteger sent = new AtomicInteger();
      Runnable send =
          () -> {
            long ts = TS + 1000 + 10L * sent.getAndIncrement();
            feed(
                List.of(
                    say("a", 103, 7, ts, account(MARIA)),
                    say("a", 104, 7, ts + 5, ",\"duration\":5"),
                    day().get(sent.get() % 7)));
          };
      command.forget(APP, ACCOUNT, PROOF, PROOF, new Turns.Rhythm(0, send));
      assertThat(sent.get()).isGreaterThan(5);
      assertThat(texts("SELECT count(*) FROM channel_sessions"))
          .containsExactly(String.valueOf(3 + sent.get()));
    }
    assertThat(texts("SELECT count(*) FROM channel_sessions WHERE uid = 7")).containsExactly("0");
    assertClean();
    forget(ACCOUNT);
    assertNotInFile(MARIA);
  }

  @Test
  void othersSeenWithThem_areNamed() {
    feed(day());
    feed(
        List.of(
            say("a", 103, 8, TS + 400, account(MARIA)),
            say("maria.k@example.org and bob", 103, 9, TS + 400, account("eve"))));
    Forgotten told = storage.forgettable(APP, new Person(8L, null), PROOF, PROOF);
    assertThat(told.accounts()).extracting(Forgotten.Taken::name).containsExactly("bob", MARIA);
    assertThat(told.otherUids()).containsExactly("7");
    assertThat(told.channels()).isEqualTo(2);
    assertThat(storage.forgettable(APP, ACCOUNT, PROOF, PROOF).otherAccounts())
        .containsExactly("bob");
  }

  @Test
  void forgettable_saysTheSame_andChangesNothing() {
    feed(day());
    List<String> before = all();
    Forgotten told = storage.forgettable(APP, ACCOUNT, PROOF, PROOF);
    assertThat(all()).isEqualTo(before);
    assertThat(told.uids()).containsExactly(new Forgotten.Taken("7", null));
    Forgotten done = forget(ACCOUNT);
    assertThat(done.rows()).isEqualTo(told.rows());
    assertThat(storage.forgettable(APP, ACCOUNT, PROOF, PROOF).wasKnown()).isTrue();
  }

  @Test
  void userWhoIsNotThere_isKnownWhenTheyCome() {
    feed(day());
    forget(new Person(99L, null));
    feed(List.of(say("a", 103, 99, TS + 500, account("late"))));
    assertThat(texts("SELECT count(*) FROM channel_sessions WHERE uid = 99")).containsExactly("0");
    assertClean();
  }

  @Test
  void otherApps_areLeftAlone_andUnknownOnesRefused() {
    feed(day());
    AppId other = new AppId("other");
    feed(Feed.to(other, day()));
    forget(ACCOUNT);
    assertThat(texts("SELECT count(*) FROM channel_sessions WHERE uid = 7")).containsExactly("2");
    assertThatThrownBy(() -> storage.forget(new AppId("who"), ACCOUNT, PROOF, PROOF))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("There is no app who");
  }

  @Test
  void frozenDays_haveTheAlias() {
    feed(day());
    storage.prune(List.of(), Instant.ofEpochSecond(TS + 86_400), PROOF);
    assertThat(texts("SELECT count(*) FROM frozen_days WHERE uid = 7")).containsExactly("2");
    List<String> totals = totals();
    forget(new Person(7L, null));
    assertThat(texts("SELECT count(*) FROM frozen_days WHERE uid = 7")).containsExactly("0");
    assertThat(texts("SELECT count(*) FROM user_metrics WHERE uid = 7")).containsExactly("0");
    assertThat(totals()).isEqualTo(totals);
    assertClean();
  }

  /** A transaction for every step, and a kill after each of them. */
  @Test
  void kill_betweenAnyTwoTurns_thenAgain_isTheSame() throws IOException {
    boolean killed = true;
    int turn = 0;
    while (killed) {
      turn++;
      storage.close();
      open("kill-" + turn + ".db");
      feed(day());
      refuse("{\"account\":\"" + MARIA + "\"}");
      List<String> totals = totals();
      int[] left = {turn};
      killed = isKilled(new Turns.Rhythm(0, () -> count(left)), PROOF);
      if (killed && !texts("SELECT count(*) FROM forgotten WHERE finished = 0").contains("0")) {
        assertThatThrownBy(() -> storage.rebuild(PROOF, PROOF))
            .hasMessageContaining("forget-user was stopped");
        assertThatThrownBy(() -> storage.prune(List.of(), Instant.EPOCH, PROOF))
            .hasMessageContaining("forget-user was stopped");
      }
      assertThat(feed(day()).duplicates()).isEqualTo(day().size());
      assertForgotten(totals);
    }
    assertThat(turn).isGreaterThan(14);
  }

  private static void count(int[] left) {
    left[0]--;
    if (left[0] == 0) {
      throw new Killed();
    }
  }

  private boolean isKilled(Turns.Rhythm rhythm, Progress progress) {
    try {
      storage.forget(APP, ACCOUNT, PROOF, progress, rhythm);
      return false;
    } catch (Killed e) {
      return true;
    }
  }

  private void assertForgotten(List<String> totals) throws IOException {
    forget(ACCOUNT);
    assertThat(totals()).isEqualTo(totals);
    assertThat(texts("SELECT count(*) FROM forgetting")).containsExactly("0");
    assertThat(texts("SELECT count(*) FROM forgotten WHERE finished = 0")).containsExactly("0");
    assertThat(texts("SELECT count(*) FROM channel_sessions WHERE uid = 7")).containsExactly("0");
    assertClean();
    assertNotInFile(MARIA);
  }

  /** Each part that tells of its progress is killed as it begins, those of the rebuild too. */
  @Test
  void kill_atAnyPart_thenAgain_isTheSame() throws IOException {
    boolean killed = true;
    int part = 0;
    while (killed) {
      part++;
      storage.close();
      open("part-" + part + ".db");
      feed(day());
      List<String> totals = totals();
      int[] left = {part};
      Progress progress =
          new Progress() {
            @Override
            public void begin(String name, long steps) {
              count(left);
            }

            @Override
            public void done(long more) {}
          };
      killed = isKilled(new Turns.Rhythm(Duration.ofMillis(10).toNanos(), () -> {}), progress);
      assertForgotten(totals);
    }
    assertThat(part).isGreaterThan(7);
  }

  /** Pages are parted, rows grow and move: no copy of what was there stays anywhere. */
  @Test
  void largeFile_hasNothingLeftInItsUnusedBytes() throws IOException {
    SplittableRandom random = new SplittableRandom(1);
    List<Delivery> many = new ArrayList<>();
    for (int i = 0; i < 6000; i++) {
      long uid = random.nextInt(40);
      long user = uid < 3 ? 7 : uid + 100;
      String name = uid < 3 ? MARIA : "user-" + uid + "@example.org";
      String filling =
          ",\"x\":\"" + "y".repeat(random.nextInt(random.nextInt(20) == 0 ? 9000 : 60)) + "\"";
      many.add(
          say(
              "room " + random.nextInt(30),
              random.nextBoolean() ? 103 : 104,
              user,
              TS + random.nextInt(100_000),
              account(name) + filling));
    }
    refuseAndWithdraw();
    try (Intake intake = new Intake(storage, PROOF, 1000, Pace.upTo(500))) {
      Feed.all(intake, many);
    }
    assertThat(
            Files.readString(file, ISO_8859_1)
                + Files.readString(Path.of(file + "-wal"), ISO_8859_1))
        .contains(MARIA);
    List<String> totals = totals();
    Forgotten forgotten = forget(ACCOUNT);
    assertThat(forgotten.rows().get("webhook_events")).isGreaterThan(300L);
    assertThat(totals()).isEqualTo(totals);
    assertClean();
    assertNotInFile(MARIA);
  }

  /** All rows of many pages become longer, so that each page is parted while it has names on it. */
  @Test
  void rowsThatGrow_leaveNoCopies() throws IOException {
    List<Delivery> many = new ArrayList<>();
    for (int i = 0; i < 1500; i++) {
      String filling = ",\"x\":\"" + "y".repeat(i % 700) + "\"";
      many.add(say("room", 103 + i % 2, 7, TS + i, account(MARIA) + filling));
    }
    try (Intake intake = new Intake(storage, PROOF, 1000, Pace.upTo(500))) {
      Feed.all(intake, many);
    }
    forget(ACCOUNT);
    assertClean();
    assertNotInFile(MARIA);
  }

  /** Nothing is left of these but what is in bytes that are not in use. */
  private void refuseAndWithdraw() {
    List<Rejection> refused = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      byte[] body = ("{\"account\":\"" + MARIA + "\"," + i).getBytes(UTF_8);
      refused.add(new Rejection(APP, Instant.ofEpochSecond(TS), 400, "no JSON", "", body));
    }
    storage.write(
        transaction -> {
          refused.forEach(transaction::reject);
          return true;
        });
    storage.write(
        transaction -> refused.subList(1, 29).stream().filter(transaction::withdraw).count());
  }

  private void assertClean() {
    List<Difference> found = new ArrayList<>();
    storage.verify(PROOF, PROOF, found::add);
    assertThat(found).isEmpty();
  }

  private void assertNotInFile(String... names) throws IOException {
    for (String end : List.of("", "-wal", "-shm")) {
      Path path = Path.of(file + end);
      if (Files.exists(path)) {
        String bytes = new String(Files.readAllBytes(path), ISO_8859_1);
        for (String name : names) {
          assertThat(bytes.contains(name)).as(name + " in " + path).isFalse();
        }
      }
    }
  }

  /** What must not change, whoever it is. */
  private List<String> totals() {
    List<String> rows = new ArrayList<>();
    rows.addAll(
        texts(
            "SELECT c.name || ' ' || bucket_ts || ' ' || role || ' ' || seconds"
                + " FROM minutes_ledger l JOIN channels c ON c.id = channel_id ORDER BY 1"));
    rows.addAll(
        texts(
            "SELECT c.name || ' ' || utc_day || ' ' || host_seconds || ' ' || present || ' ' ||"
                + " first_ts || ' ' || last_ts"
                + " FROM user_metrics JOIN channels c ON c.id = channel_id ORDER BY 1"));
    rows.addAll(
        texts(
            "SELECT c.name || ' ' || utc_day || ' ' || users || ' ' || host_seconds || ' ' ||"
                + " audience_seconds || ' ' || first_users || ' ' || last_ts"
                + " FROM channel_metrics JOIN channels c ON c.id = channel_id ORDER BY 1"));
    rows.addAll(
        texts(
            "SELECT id || ' ' || start_ts || ' ' || users || ' ' || sessions || ' ' || host_seconds"
                + " FROM calls ORDER BY 1"));
    rows.addAll(texts("SELECT hex(notice_key) || notice_id FROM webhook_events ORDER BY 1"));
    return rows;
  }

  private List<String> all() {
    List<String> rows = new ArrayList<>(texts("SELECT hex(body) FROM webhook_events ORDER BY id"));
    rows.addAll(texts("SELECT uid || coalesce(account, '') FROM channel_sessions ORDER BY id"));
    rows.addAll(texts("SELECT number || ' ' || forgotten FROM generation"));
    return rows;
  }

  private List<String> texts(String sql) {
    try (Link link = new SqliteFile(file, 1000).reader()) {
      return link.prepare(sql).list(Row::text);
    }
  }
}
