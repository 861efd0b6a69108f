package io.agorawebhooks.persistence;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Where a database is, as people write it.
 *
 * @param file of SQLite
 */
record DatabaseUrl(Path file) {
  private static final String SLASHES = "sqlite:///";
  private static final String JDBC = "jdbc:sqlite:";
  private static final String ALLOWED =
      "A database URL is sqlite:///relative/file.db, sqlite:////absolute/file.db or"
          + " jdbc:sqlite:file.db";

  static DatabaseUrl parse(String url) {
    String path = path(url);
    // The driver would read options behind a "?", and ":memory:" or "file:" as more than a file's
    // name.
    if (path.isEmpty() || path.startsWith(":") || path.startsWith("file:") || path.contains("?")) {
      throw wrong(url);
    }
    try {
      return new DatabaseUrl(Path.of(path));
    } catch (InvalidPathException e) {
      throw wrong(url);
    }
  }

  private static String path(String url) {
    if (url.startsWith(SLASHES)) {
      return url.substring(SLASHES.length());
    }
    if (url.startsWith(JDBC)) {
      return url.substring(JDBC.length());
    }
    throw wrong(url);
  }

  private static IllegalArgumentException wrong(String url) {
    return new IllegalArgumentException(ALLOWED + ", not " + url);
  }
}
