package io.agorawebhooks.cli;

import io.agorawebhooks.persistence.JooqStorage;
import io.agorawebhooks.simulator.check.Opening;
import io.agorawebhooks.storage.Storage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongFunction;
import java.util.stream.Stream;

/** An empty storage for each seed: in memory, and for every nth in a file that is gone after. */
final class Openings implements LongFunction<Opening> {
  private final int sqliteEvery;

  /**
   * @param sqliteEvery which seeds get a file; 0 for none
   */
  Openings(int sqliteEvery) {
    this.sqliteEvery = sqliteEvery;
  }

  @Override
  public Opening apply(long seed) {
    return sqliteEvery > 0 && seed % sqliteEvery == 0 ? new InFile() : Opening.memory();
  }

  private static final class InFile implements Opening {
    private final Path folder;

    InFile() {
      try {
        folder = Files.createTempDirectory("agora-webhooks-simulate");
      } catch (IOException e) {
        throw CommandFailure.failed("No temporary folder can be made: " + e.getMessage());
      }
    }

    @Override
    public Storage open() {
      return JooqStorage.open("jdbc:sqlite:" + folder.resolve("simulated.db"));
    }

    @Override
    public void close() {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
        Files.delete(folder);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
