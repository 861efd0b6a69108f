package io.agorawebhooks.persistence;

import io.agorawebhooks.notice.AppId;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Takes away at any moment what is only remembered, within transactions and between them. */
final class Evictions implements Watcher {
  private static final int OFTEN = 3;
  private static final int SELDOM = 8;
  private static final int MOST_PAGES = 40;

  private final SplittableRandom random;
  private final SqliteFile file;
  private int forgotten;

  Evictions(long seed, Path path) {
    this.random = new SplittableRandom(seed);
    this.file = new SqliteFile(path, 0);
  }

  /** Names that are forgotten now and then. */
  Names names() {
    return new Names(new Leaky<AppId>(), new Leaky<>(), new Leaky<>(), new Leaky<>());
  }

  /** How often something was taken away. */
  int forgotten() {
    return forgotten;
  }

  private boolean forgets() {
    boolean forgets = random.nextInt(OFTEN) == 0;
    forgotten += forgets ? 1 : 0;
    return forgets;
  }

  /** SQLite's pages, which it writes to the log first if they are changed. */
  @Override
  public void before(Point point, Connection raw) throws SQLException {
    if (point == Point.BEGIN) {
      execute(raw, "PRAGMA cache_size = " + random.nextInt(1, MOST_PAGES));
      writeMeanwhile();
    }
    if (forgets()) {
      execute(raw, "PRAGMA shrink_memory");
    }
  }

  /** As another process does: counts its transaction and takes ids of calls. */
  private void writeMeanwhile() {
    if (random.nextInt(SELDOM) == 0) {
      try (Link other = file.writer()) {
        other.execute("UPDATE generation SET number = number + 1, last_call = last_call + 3");
      }
    }
  }

  private static void execute(Connection raw, String sql) throws SQLException {
    try (Statement statement = raw.createStatement()) {
      statement.execute(sql);
    }
  }

  private final class Leaky<K> extends HashMap<K, Long> {
    private static final long serialVersionUID = 1L;

    @Override
    public @Nullable Long get(Object key) {
      if (forgets()) {
        remove(key);
      }
      return super.get(key);
    }

    @Override
    public Long computeIfAbsent(K key, Function<? super K, ? extends Long> found) {
      if (forgets()) {
        remove(key);
      }
      return super.computeIfAbsent(key, found);
    }
  }
}
