package io.agorawebhooks.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.agorawebhooks.notice.AppId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code backup} and {@code restore}. */
class BackupCommandTest {
  private static final AppId APP = new AppId("my-app");

  @TempDir private Path folder;

  @BeforeEach
  void fill() throws IOException {
    SmallDay.fill(folder, url("a.db"));
  }

  private String url(String file) {
    return "sqlite:///" + folder.resolve(file);
  }

  private CommandRun backup(String file, String... more) {
    return run("backup", file, "a.db", more);
  }

  private CommandRun restore(String file, String to, String... more) {
    return run("restore", file, to, more);
  }

  private CommandRun run(String command, String file, String database, String... more) {
    return CommandRun.of(
        Stream.concat(
                Stream.of(command, folder.resolve(file).toString(), "--db", url(database)),
                Stream.of(more))
            .toArray(String[]::new));
  }

  private String channels(String database) {
    CommandRun run = CommandRun.of("channels", "my-app", "--db", url(database));
    assertThat(run.exitCode()).as(run.err()).isZero();
    return run.out();
  }

  @Test
  void whatIsRestored_isWhatWasBackedUp() {
    CommandRun backup = backup("b.db");
    assertThat(backup.exitCode()).as(backup.err()).isZero();
    assertThat(backup.out()).contains("all in it is as its 4 notices say");

    CommandRun restore = restore("b.db", "c.db");
    assertThat(restore.exitCode()).as(restore.err()).isZero();
    assertThat(channels("c.db")).isEqualTo(channels("a.db"));
    assertThat(folder.toFile().list())
        .noneMatch(name -> name.contains(".part") || name.contains(".restoring"));
  }

  @Test
  void zstd_isSmallerAndIsKnownByItsContent() throws IOException {
    assertThat(backup("b.db").exitCode()).isZero();
    assertThat(backup("b.db.zst", "--json").out())
        .contains("\"verified\":true,\"clean\":true,\"notices\":4");
    assertThat(backup("small", "--zstd", "--no-verify").exitCode()).isZero();

    assertThat(Files.size(folder.resolve("b.db.zst")) * 2)
        .isLessThan(Files.size(folder.resolve("b.db")));
    assertThat(restore("b.db.zst", "c.db").exitCode()).isZero();
    assertThat(restore("small", "d.db").exitCode()).isZero();
    assertThat(channels("d.db")).isEqualTo(channels("c.db")).isEqualTo(channels("a.db"));
  }

  @Test
  void whatIsThere_isReplacedOnlyWhenForced() throws IOException {
    Files.writeString(folder.resolve("b.db"), "mine");
    assertThat(backup("b.db").err()).contains("--force replaces it");
    assertThat(Files.readString(folder.resolve("b.db"))).isEqualTo("mine");
    assertThat(backup("b.db", "--force").exitCode()).isZero();
    CommandRun refused = restore("b.db", "a.db");
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err()).contains("already; --force replaces it");
    assertThat(restore("b.db", "a.db", "--force").exitCode()).isZero();
    assertThat(channels("a.db")).contains("2 calls");
  }

  @Test
  void databaseInUse_isNeverReplaced() throws IOException, InterruptedException {
    assertThat(backup("b.db").exitCode()).isZero();
    try (Service service = Service.start(new Service.Options("127.0.0.1", 0, url("a.db"), 100))) {
      CommandRun refused = restore("b.db", "a.db", "--force");
      assertThat(refused.exitCode()).isEqualTo(1);
      assertThat(refused.err()).contains("is in use: stop the server");
      assertThat(new Api(service.port()).post(APP, notice(1))).isEqualTo(200);
    }
    assertThat(channels("a.db")).contains("3 calls");
    assertThat(restore("b.db", "a.db", "--force").exitCode()).isZero();
    assertThat(channels("a.db")).contains("2 calls");
  }

  @Test
  void brokenDatabase_isReplaced_andABrokenBackupIsNot() throws IOException {
    assertThat(backup("b.db").exitCode()).isZero();
    String before = channels("a.db");
    Files.writeString(folder.resolve("broken"), "this is no database at all, whatever its length");
    assertThat(restore("broken", "a.db", "--force").exitCode()).isEqualTo(1);
    assertThat(channels("a.db")).isEqualTo(before);

    Files.writeString(folder.resolve("a.db"), "broken");
    assertThat(restore("b.db", "a.db", "--force").exitCode()).isZero();
    assertThat(channels("a.db")).isEqualTo(before);
  }

  @Test
  void backupWhileNoticesComeIn_fitsItself() throws Exception {
    AtomicBoolean stop = new AtomicBoolean();
    AtomicInteger sent = new AtomicInteger();
    try (Service service = Service.start(new Service.Options("127.0.0.1", 0, url("a.db"), 100))) {
      Api api = new Api(service.port());
      CompletableFuture<Void> sender = CompletableFuture.runAsync(() -> send(api, stop, sent));
      ServerProcess.await(() -> sent.get() > 20);
      int before = sent.get();
      CommandRun run = backup("b.db", "--json");
      stop.set(true);
      sender.join();

      assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
      long notices = Long.parseLong(run.out().replaceAll("(?s).*\"notices\":(\\d+).*", "$1"));
      assertThat(notices).isBetween(before + 4L, sent.get() + 4L);
    }
  }

  private static void send(Api api, AtomicBoolean stop, AtomicInteger sent) {
    try {
      while (!stop.get()) {
        assertThat(api.post(APP, notice(sent.get() + 1))).isEqualTo(200);
        sent.incrementAndGet();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static byte[] notice(int number) {
    return ("{\"noticeId\":\"more-%d\",\"productId\":1,\"eventType\":103,\"payload\":{\"channelName\":"
            + "\"more\",\"uid\":%d,\"clientSeq\":1,\"ts\":1767270000}}")
        .formatted(number, number)
        .getBytes(UTF_8);
  }
}
