package io.agorawebhooks.persistence;

import io.agorawebhooks.notice.Delivery;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * At each step of a writer, what a kill would leave is opened anew and looked through. The shared
 * memory beside the log is left out: SQLite makes it again when nobody has the file open.
 */
final class Kills implements Watcher {
  private static final int HEADER = 32;
  private static final int FRAME = 24 + 4096;

  private record Bytes(byte[] file, byte[] log) {
    boolean equal(@Nullable Bytes other) {
      return other != null && Arrays.equals(file, other.file) && Arrays.equals(log, other.log);
    }

    Bytes cut(int length) {
      return new Bytes(file, Arrays.copyOf(log, length));
    }
  }

  private final Path path;
  private final int cache;
  private final Path copy;
  private @Nullable NotedStorage storage;
  private @Nullable Bytes last;
  private int points;
  private int states;
  private int cuts;
  private @Nullable AssertionError failure;

  /**
   * @param cache for {@code PRAGMA cache_size}
   */
  Kills(Path path, int cache) {
    this.path = path;
    this.cache = cache;
    this.copy = path.resolveSibling("killed.db");
  }

  /** From now on looks at what this storage writes. */
  void watch(NotedStorage noted) {
    storage = noted;
  }

  /** What was found first that must not be; null if there is nothing. */
  @Nullable AssertionError failure() {
    return failure;
  }

  /** How many steps there were. */
  int points() {
    return points;
  }

  /** In how many of them other bytes lay there than in the one before. */
  int states() {
    return states;
  }

  /** How many times a commit was cut off while it was written. */
  int cuts() {
    return cuts;
  }

  @Override
  public void before(Point point, Connection raw) throws SQLException {
    if (point == Point.BEGIN) {
      try (Statement statement = raw.createStatement()) {
        statement.execute("PRAGMA cache_size = " + cache);
      }
    }
    look(false);
  }

  @Override
  public void after(Point point, Connection raw) {
    if (point == Point.COMMIT) {
      cutOff();
    }
    look(point == Point.COMMIT);
  }

  private void look(boolean committed) {
    points++;
    Bytes now = bytes();
    if (storage != null && !now.equal(last)) {
      states++;
      last = now;
      check(now, committed ? storage.withPending() : storage.committed());
    }
  }

  /** In the middle of the commit a part of what it appended is there: whole frames, or less. */
  private void cutOff() {
    Bytes whole = bytes();
    int from = last == null ? 0 : last.log.length;
    for (int length = from; storage != null && length < whole.log.length; length = next(length)) {
      cuts++;
      check(whole.cut(length), storage.committed());
      check(whole.cut(length + FRAME / 2 - HEADER), storage.committed());
    }
  }

  private static int next(int length) {
    return length == 0 ? HEADER : length + FRAME;
  }

  private Bytes bytes() {
    return new Bytes(read(path), read(log(path)));
  }

  private static Path log(Path path) {
    return path.resolveSibling(path.getFileName() + "-wal");
  }

  private static byte[] read(Path path) {
    try {
      return Files.exists(path) ? Files.readAllBytes(path) : new byte[0];
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void check(Bytes bytes, List<Delivery> kept) {
    try {
      Files.write(copy, bytes.file);
      Files.write(log(copy), bytes.log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    try (JooqStorage killed = new JooqStorage(new SqliteFile(copy, 0), WatchedFile.MUCH)) {
      Proof.holds(killed, kept);
    } catch (AssertionError e) {
      // Thrown here it would end the intake's thread, which others wait for.
      failure = failure == null ? e : failure;
    }
  }
}
