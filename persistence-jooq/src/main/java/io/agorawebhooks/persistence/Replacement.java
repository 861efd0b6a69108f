package io.agorawebhooks.persistence;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import io.agorawebhooks.storage.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Puts a file in the place of a database that nobody uses. */
final class Replacement {
  /**
   * Leaving WAL takes a lock that no other connection may share, so it says whether there is one;
   * it also copies what the log still has and removes it.
   */
  private static final List<String> TAKE_ALONE =
      List.of(
          "PRAGMA busy_timeout = 0",
          "PRAGMA locking_mode = EXCLUSIVE",
          "PRAGMA journal_mode = DELETE",
          "BEGIN EXCLUSIVE");

  private Replacement() {}

  /**
   * @throws StorageException if somebody uses the database, or the files cannot be moved
   */
  static void put(Path with, Path target) {
    try (Connection old = DriverManager.getConnection("jdbc:sqlite:" + target)) {
      takeAlone(old, target);
      move(with, target);
    } catch (SQLException e) {
      throw Failures.opening(target, e);
    }
  }

  private static void takeAlone(Connection connection, Path target) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String step : TAKE_ALONE) {
        statement.execute(step);
      }
    } catch (SQLiteException e) {
      if (!isBroken(e.getResultCode())) {
        throw new StorageException(
            "The database " + target + " is in use: stop the server and other commands first", e);
      }
    }
  }

  /** What is no database any more is what a backup is for. */
  private static boolean isBroken(SQLiteErrorCode code) {
    return code == SQLiteErrorCode.SQLITE_NOTADB
        || (code.code & 0xff) == SQLiteErrorCode.SQLITE_CORRUPT.code;
  }

  /** A log that stays would be read into the new file. */
  private static void move(Path with, Path target) {
    try {
      for (String suffix : List.of("-wal", "-shm", "-journal")) {
        Files.deleteIfExists(target.resolveSibling(target.getFileName() + suffix));
      }
      Files.move(with, target, ATOMIC_MOVE);
    } catch (IOException e) {
      throw new StorageException("The file " + target + " cannot be replaced", e);
    }
  }
}
