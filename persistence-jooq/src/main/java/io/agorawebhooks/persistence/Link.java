package io.agorawebhooks.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import org.jooq.Query;

/** One connection to the database. */
final class Link implements AutoCloseable {
  private final Connection connection;

  Link(Connection connection) {
    this.connection = connection;
  }

  Prepared prepare(Query query) {
    return new Prepared(connection, query);
  }

  /** Begins a transaction: a writer's takes the lock at once, a reader's sees one snapshot. */
  void begin() {
    try {
      connection.setAutoCommit(false);
    } catch (SQLException e) {
      throw Failures.of(e);
    }
  }

  /** Ends the transaction. Not {@code Connection.commit}, with which the driver begins the next. */
  void commit() {
    try {
      connection.setAutoCommit(true);
    } catch (SQLException e) {
      throw Failures.of(e);
    }
  }

  void rollback() {
    try {
      connection.rollback();
      connection.setAutoCommit(true);
    } catch (SQLException e) {
      throw Failures.of(e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw Failures.of(e);
    }
  }
}
