package io.agorawebhooks.persistence;

import static org.sqlite.SQLiteErrorCode.SQLITE_BUSY;
import static org.sqlite.SQLiteErrorCode.SQLITE_FULL;
import static org.sqlite.SQLiteErrorCode.SQLITE_IOERR_FSYNC;
import static org.sqlite.SQLiteErrorCode.SQLITE_IOERR_LOCK;
import static org.sqlite.SQLiteErrorCode.SQLITE_IOERR_READ;
import static org.sqlite.SQLiteErrorCode.SQLITE_IOERR_WRITE;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Lets the driver fail, as SQLite makes it fail, at moments that a seed decides. */
final class DiskFaults implements Watcher {
  private static final String MADE = "Made below the port: ";
  private static final int MOST = 12;
  private static final int[] GAPS = {5, 50, 500};
  private static final Map<Point, List<SQLiteErrorCode>> CODES =
      new EnumMap<>(
          Map.of(
              Point.BEGIN, List.of(SQLITE_BUSY, SQLITE_IOERR_LOCK),
              Point.READ, List.of(SQLITE_IOERR_READ),
              Point.WRITE, List.of(SQLITE_FULL, SQLITE_IOERR_WRITE),
              Point.COMMIT, List.of(SQLITE_BUSY, SQLITE_FULL, SQLITE_IOERR_FSYNC),
              Point.ROLLBACK, List.of(SQLITE_IOERR_WRITE)));

  private final SplittableRandom random;
  private final Map<SQLiteErrorCode, Integer> made = new EnumMap<>(SQLiteErrorCode.class);
  private int left;
  private int gap;
  private int until;
  private Point target = Point.BEGIN;
  private boolean late;
  private boolean broken;
  private boolean kept;
  private int keptInAll;

  DiskFaults(long seed) {
    random = new SplittableRandom(seed);
    left = random.nextInt(1, MOST);
    gap = GAPS[random.nextInt(GAPS.length)];
    plan();
  }

  private void plan() {
    until = random.nextInt(gap);
    target = Point.values()[random.nextInt(Point.values().length)];
    late = random.nextBoolean();
  }

  static boolean isMade(String message) {
    return message.startsWith(MADE);
  }

  /** Whether the transaction that failed last is there; true once. */
  boolean takeKept() {
    boolean was = kept;
    kept = false;
    return was;
  }

  void heal() {
    left = 0;
  }

  /** How often each code was thrown. */
  Map<SQLiteErrorCode, Integer> made() {
    return made;
  }

  /** How many commits succeeded and were reported as failed. */
  int keptInAll() {
    return keptInAll;
  }

  @Override
  public void before(Point point, Connection raw) throws SQLException {
    if (point == Point.BEGIN) {
      kept = false;
      broken = false;
    }
    if (point == Point.ROLLBACK && broken) {
      throw failure(SQLITE_IOERR_WRITE, point);
    }
    until--;
    if (isDue(point) && !late) {
      strike(point, raw);
    }
  }

  @Override
  public void after(Point point, Connection raw) throws SQLException {
    if (isDue(point) && late) {
      kept = point == Point.COMMIT;
      keptInAll += kept ? 1 : 0;
      strike(point, raw);
    }
  }

  private boolean isDue(Point point) {
    return left > 0 && until < 0 && point == target;
  }

  private void strike(Point point, Connection raw) throws SQLException {
    List<SQLiteErrorCode> codes = CODES.get(point);
    SQLiteErrorCode code = codes.get(random.nextInt(codes.size()));
    left--;
    plan();
    if (point == Point.WRITE && random.nextBoolean()) {
      rollBackByItself(raw);
    }
    // After a commit that fails the driver holds the transaction to be over.
    broken = point == Point.COMMIT && random.nextBoolean();
    throw failure(code, point);
  }

  /** As SQLite may after these errors. */
  private static void rollBackByItself(Connection raw) throws SQLException {
    try (Statement statement = raw.createStatement()) {
      statement.execute("ROLLBACK");
    }
  }

  private SQLiteException failure(SQLiteErrorCode code, Point point) {
    made.merge(code, 1, Integer::sum);
    return new SQLiteException(MADE + code + " at " + point, code);
  }
}
