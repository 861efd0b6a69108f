package io.agorawebhooks.persistence;

import io.agorawebhooks.simulator.check.Opening;
import io.agorawebhooks.storage.Storage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A database file of its own whose writer is watched, gone when it is closed. */
class WatchedFile implements Opening {
  static final long MUCH = 100_000_000;

  /** Nobody else holds the lock for longer. */
  private static final int PATIENCE = 5_000;

  private final Path path;
  private final Watcher watcher;

  WatchedFile(Path path, Watcher watcher) {
    this.path = path;
    this.watcher = watcher;
  }

  /** Makes an empty database, to be copied: that takes less time than to make another. */
  static Path empty(Path folder) {
    Path path = folder.resolve("empty.db");
    JooqStorage.open("jdbc:sqlite:" + path).close();
    return path;
  }

  static Path copy(Path empty, String name) {
    try {
      return Files.copy(empty, empty.resolveSibling(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  SqliteFile file() {
    return new SqliteFile(path, PATIENCE, connection -> Watched.of(connection, watcher));
  }

  @Override
  public Storage open() {
    return new JooqStorage(file(), MUCH);
  }

  @Override
  public void close() {
    try {
      Files.delete(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
