package io.agorawebhooks.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agorawebhooks.kit.Events;
import io.agorawebhooks.kit.Notices;
import io.agorawebhooks.metrics.Range;
import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.notice.Delivery;
import io.agorawebhooks.notice.Rejection;
import io.agorawebhooks.storage.CacheFigures;
import io.agorawebhooks.storage.Counts;
import io.agorawebhooks.storage.StorageException;
import io.agorawebhooks.storage.Transaction;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a file of SQLite adds to the contract of a storage. */
class JooqStorageTest {
  private static final AppId APP = Notices.APP;
  private static final int IMPATIENT = 10;

  @TempDir private Path folder;
  private Path file;
  private JooqStorage storage;

  @BeforeEach
  void openStorage() {
    file = folder.resolve("agora.db");
    storage = open();
  }

  @AfterEach
  void closeStorage() {
    storage.close();
  }

  private JooqStorage open() {
    return JooqStorage.open("sqlite:///" + file);
  }

  @Test
  void open_again_keepsEverything() {
    write(storage, transaction -> transaction.store(notice(7)));
    write(storage, transaction -> transaction.count(APP, Counts.CORRELATED));
    storage.close();
    storage = open();
    assertThat(storage.reads().counts(APP)).isEqualTo(Counts.CORRELATED);
    assertThat(isNew(storage, 7)).isFalse();
  }

  @Test
  void caches_countWhatTheWriterKnows() {
    assertThat(storage.caches())
        .containsExactly(
            new CacheFigures("apps", 0, 10_000, 0, 0),
            new CacheFigures("channels", 0, 10_000, 0, 0));
    write(storage, transaction -> transaction.channel(APP, "a"));
    write(
        storage,
        transaction -> {
          transaction.channel(APP, "a");
          transaction.channel(APP, "b");
          transaction.channel(APP, "b");
        });
    assertThat(storage.caches())
        .containsExactly(
            new CacheFigures("apps", 1, 10_000, 3, 1),
            new CacheFigures("channels", 2, 10_000, 2, 2));
  }

  @Test
  void longRead_holdsUpNoWriterAndSeesNothingOfIt() {
    write(storage, transaction -> transaction.store(notice(1)));
    write(storage, transaction -> transaction.store(notice(2)));
    List<String> read = new ArrayList<>();
    storage.read(
        reads -> {
          reads.notices(
              APP,
              Range.ALL,
              Set.of(),
              found -> {
                read.add(found.entry().noticeId());
                write(storage, transaction -> transaction.store(notice(100 + read.size())));
              });
          return true;
        });
    assertThat(read).hasSize(2);
    assertThat(isNew(storage, 101)).isFalse();
    assertThat(isNew(storage, 102)).isFalse();
  }

  @Test
  void open_missingFolder_saysSo() {
    assertThatThrownBy(() -> JooqStorage.open("sqlite:///" + folder + "/none/agora.db"))
        .isInstanceOf(StorageException.class)
        .hasMessage("The folder " + folder + "/none for the database does not exist");
  }

  @Test
  void open_otherFile_saysSo() throws IOException {
    Path text = Files.writeString(folder.resolve("text.db"), "This is a text.\n".repeat(100));
    assertThatThrownBy(() -> JooqStorage.open("jdbc:sqlite:" + text))
        .isInstanceOf(StorageException.class)
        .hasMessage(
            "The database " + text + " cannot be opened: The file is not an SQLite database");
  }

  @Test
  void open_newerTables_saysSo() {
    Path file = folder.resolve("newer.db");
    JooqStorage.open("sqlite:///" + file).close();
    try (Link link = new SqliteFile(file, 1000).writer()) {
      link.execute(
          "INSERT INTO flyway_schema_history SELECT installed_rank + 1, '999', 'later', type,"
              + " 'V999__later.sql', checksum, installed_by, installed_on, execution_time, success"
              + " FROM flyway_schema_history ORDER BY installed_rank DESC LIMIT 1");
    }
    assertThatThrownBy(() -> JooqStorage.open("sqlite:///" + file))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("A newer version of this program made the tables of " + file);
  }

  @Test
  void open_relativeFile_isMade() throws IOException {
    Path relative = Path.of("").toAbsolutePath().relativize(folder.resolve("relative.db"));
    JooqStorage.open("sqlite:///" + relative).close();
    assertThat(folder.resolve("relative.db")).exists();
  }

  @Test
  void file_isDurableAndCanShrink() {
    try (Link link = sqlite().writer()) {
      assertThat(pragma(link, "journal_mode")).isEqualTo("wal");
      assertThat(pragma(link, "synchronous")).as("FULL").isEqualTo("2");
      assertThat(pragma(link, "auto_vacuum")).as("INCREMENTAL").isEqualTo("2");
      assertThat(pragma(link, "page_size")).isEqualTo("4096");
    }
  }

  @Test
  void readers_cannotWrite() {
    try (Link link = sqlite().reader()) {
      Prepared delete = link.prepare(DSL.query("DELETE FROM apps"));
      assertThatThrownBy(delete::run)
          .hasMessage("The database may only be read: check the rights of its file and folder");
    }
  }

  @Test
  void secondStorage_takesTurns() {
    try (JooqStorage second = open()) {
      for (int uid = 1; uid <= 9; uid += 2) {
        assertThat(isNew(storage, uid)).isTrue();
        assertThat(isNew(second, uid)).isFalse();
        assertThat(isNew(second, uid + 1)).isTrue();
        assertThat(isNew(storage, uid + 1)).isFalse();
      }
      write(storage, transaction -> transaction.count(APP, Counts.CORRELATED));
      write(second, transaction -> transaction.count(APP, Counts.DUPLICATE));
      assertThat(storage.reads().counts(APP)).isEqualTo(new Counts(2, 1, 1, 0, 1, Map.of()));
    }
    assertThat(numbers("SELECT count(*) FROM webhook_events")).containsExactly(10L);
  }

  @Test
  void secondStorage_givesOtherCallIds() {
    try (JooqStorage second = open()) {
      assertThat(List.of(newCall(storage), newCall(second), newCall(storage)))
          .doesNotHaveDuplicates();
    }
  }

  private static long newCall(JooqStorage storage) {
    return storage.write(transaction -> transaction.channel(APP, "room").calls().newId());
  }

  @Test
  void write_lockedByAnother_saysSoAndWorksLater() {
    try (JooqStorage second = new JooqStorage(sqlite(), 1_000)) {
      write(
          storage,
          transaction ->
              assertThatThrownBy(() -> isNew(second, 7))
                  .isInstanceOf(StorageException.class)
                  .hasMessage("The database is locked by another process"));
      assertThat(isNew(second, 7)).isTrue();
    }
  }

  @Test
  void check_lockedByAnother_saysSo() {
    try (JooqStorage second = new JooqStorage(sqlite(), 1_000)) {
      write(
          storage,
          transaction ->
              assertThatThrownBy(second::check)
                  .hasMessage("The database is locked by another process"));
      second.check();
    }
  }

  @Test
  void write_within_isRefused() {
    assertThatThrownBy(() -> write(storage, transaction -> isNew(storage, 7)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("A transaction cannot begin within another");
    assertThat(isNew(storage, 7)).isTrue();
  }

  @Test
  void write_failed_forgetsTheIdsItGave() {
    assertThatThrownBy(() -> write(storage, JooqStorageTest::storeAndFail)).hasMessage("no");
    write(storage, transaction -> transaction.channel(new AppId("other"), "other"));
    write(storage, transaction -> transaction.store(notice(7)));
    assertThat(numbers("SELECT c.id FROM channels c JOIN apps a ON a.id = c.app_id")).hasSize(2);
    assertThat(
            numbers(
                "SELECT w.id FROM webhook_events w JOIN channels c ON c.id = w.channel_id"
                    + " WHERE c.name = 'room' AND c.app_id = w.app_id"))
        .hasSize(1);
  }

  private static void storeAndFail(Transaction transaction) {
    transaction.store(notice(7));
    throw new IllegalStateException("no");
  }

  @Test
  void reads_whileATransactionIsOpen_doNotWait() {
    write(
        storage,
        transaction -> {
          transaction.store(notice(7));
          transaction.count(APP, Counts.CORRELATED);
          assertThat(storage.reads().counts(APP)).isEqualTo(Counts.NONE);
        });
    assertThat(storage.reads().counts(APP)).isEqualTo(Counts.CORRELATED);
  }

  @Test
  void channelName_isData() {
    String name = "'; DROP TABLE calls; -- \" ? :x {fn now()}";
    Delivery create = Notices.delivery(APP, name, Events.create(1767261600));
    write(storage, transaction -> transaction.store(create));
    assertThat(numbers("SELECT count(*) FROM calls")).containsExactly(0L);
    assertThat(texts("SELECT name FROM channels")).containsExactly(name);
  }

  @Test
  void store_keepsTheBytes() {
    Delivery notice = notice(7);
    write(storage, transaction -> transaction.store(notice));
    assertThat(query("SELECT body FROM webhook_events", Row::bytes)).containsExactly(notice.body());
  }

  @Test
  void reject_tooMuch_removesTheOldestOfTheApp() {
    try (JooqStorage small = new JooqStorage(sqlite(), 10)) {
      write(small, transaction -> transaction.reject(rejection(new AppId("other"), "other")));
      for (String body : List.of("1234", "5678", "90")) {
        write(small, transaction -> transaction.reject(rejection(APP, body)));
      }
      assertThat(bodies()).containsExactly("other", "1234", "5678", "90");
      write(small, transaction -> transaction.reject(rejection(APP, "x")));
      assertThat(bodies()).containsExactly("other", "5678", "90", "x");
    }
    assertThat(numbers("SELECT rejected_bytes FROM apps ORDER BY id")).containsExactly(5L, 7L);
  }

  @Test
  void read_severalReads_seeOneSnapshot() {
    Counts seen =
        storage.read(
            reads -> {
              Counts first = reads.counts(APP);
              write(storage, transaction -> transaction.count(APP, Counts.DUPLICATE));
              assertThat(reads.counts(APP)).isEqualTo(first);
              return first;
            });
    assertThat(storage.reads().counts(APP)).isEqualTo(seen.plus(Counts.DUPLICATE));
  }

  @Test
  void reject_theSameAgain_isKeptOnce() {
    write(storage, transaction -> transaction.reject(rejection(APP, "{")));
    write(storage, transaction -> transaction.reject(rejection(APP, "{")));
    write(storage, transaction -> transaction.reject(rejection(new AppId("other"), "{")));
    assertThat(bodies()).containsExactly("{", "{");
    assertThat(numbers("SELECT rejected_bytes FROM apps ORDER BY id")).containsExactly(1L, 1L);
  }

  private static Rejection rejection(AppId app, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return new Rejection(app, Instant.EPOCH, 400, "This is not JSON.", "", bytes);
  }

  private List<String> bodies() {
    return texts("SELECT CAST(body AS TEXT) FROM rejected_notices ORDER BY id");
  }

  @Test
  void generation_countsTransactions() {
    write(storage, transaction -> transaction.store(notice(7)));
    storage.check();
    assertThatThrownBy(() -> write(storage, JooqStorageTest::storeAndFail)).hasMessage("no");
    write(storage, transaction -> transaction.store(notice(8)));
    assertThat(numbers("SELECT number FROM generation")).containsExactly(2L);
  }

  @Test
  void closed_refuses() {
    storage.close();
    assertThatThrownBy(() -> isNew(storage, 7)).hasMessage("The storage is closed");
    assertThatThrownBy(() -> storage.reads().counts(APP)).hasMessage("The storage is closed");
  }

  private SqliteFile sqlite() {
    return new SqliteFile(file, IMPATIENT);
  }

  private static Delivery notice(long uid) {
    return Notices.delivery(APP, "room", Events.user(103, uid, 1767261600));
  }

  private static boolean isNew(JooqStorage storage, long uid) {
    return storage.write(transaction -> transaction.store(notice(uid)));
  }

  private static void write(JooqStorage storage, Consumer<Transaction> work) {
    storage.write(
        transaction -> {
          work.accept(transaction);
          return true;
        });
  }

  private static String pragma(Link link, String name) {
    return link.prepare(DSL.query("PRAGMA " + name)).first(Row::text).orElseThrow();
  }

  private List<Long> numbers(String sql) {
    return query(sql, Row::number);
  }

  private List<String> texts(String sql) {
    return query(sql, Row::text);
  }

  private <T> List<T> query(String sql, Function<Row, T> reader) {
    try (Link link = sqlite().reader()) {
      return link.prepare(DSL.query(sql)).list(reader);
    }
  }
}
