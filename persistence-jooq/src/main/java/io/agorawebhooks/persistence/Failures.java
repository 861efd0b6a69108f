package io.agorawebhooks.persistence;

import io.agorawebhooks.storage.StorageException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;

/** Says in sentences what the database has against it. */
final class Failures {
  private static final int PRIMARY_CODE = 0xff;

  private Failures() {}

  static StorageException of(SQLException cause) {
    return new StorageException(sentence(cause), cause);
  }

  static StorageException opening(Path file, Exception cause) {
    return new StorageException(
        "The database " + file + " cannot be opened: " + reason(cause), cause);
  }

  /** Flyway's own words are a page for those who program with it; beneath is what the file has. */
  private static String reason(Exception failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return sentence(sql);
      }
    }
    return String.valueOf(failure.getMessage());
  }

  private static String sentence(SQLException cause) {
    int code = cause.getErrorCode() & PRIMARY_CODE;
    return switch (SQLiteErrorCode.getErrorCode(code)) {
      case SQLITE_BUSY, SQLITE_LOCKED -> "The database is locked by another process";
      case SQLITE_FULL -> "The disk is full";
      case SQLITE_READONLY ->
          "The database may only be read: check the rights of its file and folder";
      case SQLITE_IOERR -> "The disk cannot be read or written";
      case SQLITE_CORRUPT -> "The database is damaged";
      case SQLITE_NOTADB -> "The file is not an SQLite database";
      case SQLITE_CANTOPEN ->
          "The file cannot be opened: check that it and its folder may be written";
      default -> "The database reports: " + cause.getMessage();
    };
  }
}
