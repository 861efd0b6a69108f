package io.agorawebhooks.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.agorawebhooks.simulator.check.Report;
import io.agorawebhooks.simulator.check.SeedCheck;
import io.agorawebhooks.storage.Storage;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every law, while what is remembered goes away and another process writes in between. */
class EvictionTest {
  private static final int SEEDS = 20;

  @TempDir private Path folder;
  private final AtomicInteger files = new AtomicInteger();
  private final AtomicInteger forgotten = new AtomicInteger();

  @Test
  void laws_cachesForgetAnytime_hold() throws InterruptedException {
    Path empty = WatchedFile.empty(folder);
    int threads = Runtime.getRuntime().availableProcessors();
    Report report =
        new SeedCheck(1, SEEDS, seed -> new Forgetting(copy(empty), seed), () -> {}).run(threads);
    assertThat(report.failure()).isNull();
    assertThat(report.schedules()).isEqualTo(SEEDS);
    assertThat(forgotten).hasPositiveValue();
  }

  private Path copy(Path empty) {
    return WatchedFile.copy(empty, files.incrementAndGet() + ".db");
  }

  private final class Forgetting extends WatchedFile {
    private final Evictions evictions;

    Forgetting(Path path, long seed) {
      this(path, new Evictions(seed, path));
    }

    private Forgetting(Path path, Evictions evictions) {
      super(path, evictions);
      this.evictions = evictions;
    }

    @Override
    public Storage open() {
      return new JooqStorage(file(), MUCH, evictions.names());
    }

    @Override
    public void close() {
      forgotten.addAndGet(evictions.forgotten());
      super.close();
    }
  }
}
