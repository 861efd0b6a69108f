package io.agorawebhooks.persistence;

import java.sql.Connection;
import java.sql.SQLException;

/** Sees what the writer's connection does, and may throw as the driver would. */
interface Watcher {
  /** What a connection can be about to do. */
  enum Point {
    BEGIN,
    READ,
    WRITE,
    COMMIT,
    ROLLBACK
  }

  /** It is about to do this. */
  default void before(Point point, Connection raw) throws SQLException {}

  /** It has done this. */
  default void after(Point point, Connection raw) throws SQLException {}
}
