package io.agorawebhooks.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointerTest {
  private static final long MIB = 1 << 20;

  /** How long commits wait at least for a reader who stays. */
  private static final Duration WAITED = Duration.ofMillis(20);

  /** Tells that it was given back, and how often. */
  private static final class Turn extends ReentrantLock {
    private static final long serialVersionUID = 1L;
    private final transient CountDownLatch had = new CountDownLatch(1);
    private final transient AtomicInteger times = new AtomicInteger();

    @Override
    public void unlock() {
      super.unlock();
      times.incrementAndGet();
      had.countDown();
    }
  }

  @TempDir private Path folder;
  private SqliteFile file = new SqliteFile(Path.of("none"), 0);

  @BeforeEach
  void create() {
    file = new SqliteFile(folder.resolve("log.db"), 1000);
    file.create();
  }

  private long mib(String of) {
    return file.bytes().getOrDefault(of, 0L) / MIB;
  }

  private static void write(Link writer, int mib) {
    writer.execute("CREATE TABLE large (body BLOB)");
    writer.prepare("INSERT INTO large VALUES (zeroblob(?))").run(mib * MIB);
  }

  @Test
  void longLog_isCopiedApart_andBeginsAnew() throws InterruptedException {
    Turn turn = new Turn();
    try (Link writer = file.writer();
        Checkpointer checkpointer = new Checkpointer(file, turn)) {
      write(writer, 20);
      assertThat(mib("database")).as("no commit copies").isZero();

      checkpointer.committed();

      assertThat(turn.had.await(1, TimeUnit.MINUTES)).isTrue();
      assertThat(mib("database")).isEqualTo(20);
      long log = file.bytes().getOrDefault("wal", 0L);
      writer.execute("DELETE FROM large");
      assertThat(file.bytes()).as("the log was written from its start").containsEntry("wal", log);
    }
  }

  @Test
  void tooLongLog_thatSomebodyReads_commitsWaitSeldom() throws InterruptedException {
    Turn turn = new Turn();
    try (Link writer = file.writer();
        Link reader = file.reader();
        Checkpointer checkpointer = new Checkpointer(file, turn)) {
      write(writer, 1);
      reader.begin();
      reader.prepare("SELECT count(*) FROM large").first(Row::number);
      Prepared more = writer.prepare("INSERT INTO large VALUES (zeroblob(?))");
      more.run(70 * MIB);
      checkpointer.committed();
      assertThat(turn.had.await(1, TimeUnit.MINUTES)).isTrue();
      long since = System.nanoTime();

      for (int i = 0; i < 5; i++) {
        more.run(MIB);
        checkpointer.committed();
        Thread.sleep(50);
      }

      int times = turn.times.get();
      assumeThat(Duration.ofNanos(System.nanoTime() - since)).isLessThan(WAITED.multipliedBy(100));
      assertThat(times).isOne();
    }
  }

  @Test
  void close_afterIt_nothingIsCopied() {
    Turn turn = new Turn();
    try (Link writer = file.writer()) {
      Checkpointer checkpointer = new Checkpointer(file, turn);
      checkpointer.close();
      write(writer, 20);

      checkpointer.committed();

      assertThat(turn.had.getCount()).isOne();
      assertThat(mib("database")).isZero();
    }
  }
}
