package io.agorawebhooks.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.agorawebhooks.simulator.check.Report;
import io.agorawebhooks.simulator.check.SeedCheck;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteErrorCode;

/** Every law, for schedules against files whose driver fails at any step of a transaction. */
class FaultsBelowThePortTest {
  private static final int SEEDS = 100;

  @TempDir private Path folder;
  private final AtomicInteger files = new AtomicInteger();
  private final Map<SQLiteErrorCode, Integer> made = new EnumMap<>(SQLiteErrorCode.class);
  private int kept;

  @Test
  void laws_driverFailsAnywhere_hold() throws InterruptedException {
    Path empty = WatchedFile.empty(folder);
    int threads = Runtime.getRuntime().availableProcessors();
    Report report =
        new SeedCheck(1, SEEDS, seed -> new Breaking(empty, seed), () -> {}).run(threads);
    assertThat(report.failure()).isNull();
    assertThat(report.schedules()).isEqualTo(SEEDS);
    assertThat(made)
        .containsOnlyKeys(
            SQLiteErrorCode.SQLITE_BUSY,
            SQLiteErrorCode.SQLITE_FULL,
            SQLiteErrorCode.SQLITE_IOERR_LOCK,
            SQLiteErrorCode.SQLITE_IOERR_READ,
            SQLiteErrorCode.SQLITE_IOERR_WRITE,
            SQLiteErrorCode.SQLITE_IOERR_FSYNC);
    assertThat(kept).isPositive();
  }

  private synchronized void add(DiskFaults faults) {
    faults.made().forEach((code, times) -> made.merge(code, times, Integer::sum));
    kept += faults.keptInAll();
  }

  private final class Breaking extends WatchedFile {
    private final DiskFaults faults;

    Breaking(Path empty, long seed) {
      this(copy(empty, files.incrementAndGet() + ".db"), new DiskFaults(seed));
    }

    private Breaking(Path path, DiskFaults faults) {
      super(path, faults);
      this.faults = faults;
    }

    @Override
    public boolean isMade(String message) {
      return DiskFaults.isMade(message);
    }

    @Override
    public boolean isKept() {
      return faults.takeKept();
    }

    @Override
    public void heal() {
      faults.heal();
    }

    @Override
    public void close() {
      add(faults);
      super.close();
    }
  }
}
