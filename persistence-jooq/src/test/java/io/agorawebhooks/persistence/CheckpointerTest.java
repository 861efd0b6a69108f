package io.agorawebhooks.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointerTest {
  private static final long MIB = 1 << 20;

  /** How many times longer than it was held a turn is free at least; less than it should be. */
  private static final long APART = 150;

  /** Tells that it was given back, and whether that was long enough before it was taken again. */
  private static final class Turn extends ReentrantLock {
    private static final long serialVersionUID = 1L;
    private final transient CountDownLatch had = new CountDownLatch(1);
    private long taken;
    private long given;
    private long held;
    private volatile boolean tooSoon;

    @Override
    public void lock() {
      super.lock();
      taken = System.nanoTime();
      tooSoon |= taken - given < APART * held;
    }

    @Override
    public void unlock() {
      given = System.nanoTime();
      held = given - taken;
      super.unlock();
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

      for (int i = 0; i < 100; i++) {
        more.run(MIB);
        checkpointer.committed();
      }

      assertThat(turn.tooSoon).isFalse();
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
