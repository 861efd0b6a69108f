package io.agorawebhooks.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jooq.Query;

/** One connection to the database. */
final class Link implements AutoCloseable {
  private final Connection connection;
  private final UnaryOperator<String> names;

  Link(Connection connection) {
    this(connection, UnaryOperator.identity());
  }

  private Link(Connection connection, UnaryOperator<String> names) {
    this.connection = connection;
    this.names = names;
  }

  /** The same connection, whose statements mean the shadows of derived tables. */
  Link shadowed() {
    return new Link(connection, Shadow::named);
  }

  Prepared prepare(Query query) {
    return prepare(() -> names.apply(Sql.DIALECT.render(query)));
  }

  /** For what jOOQ does not write. */
  Prepared prepare(String sql) {
    return prepare(() -> sql);
  }

  private Prepared prepare(Supplier<String> sql) {
    return new Prepared(connection, sql);
  }

  /** Runs a query once, whose shape depends on what is asked for. */
  <T> List<T> list(Query query, Function<Row, T> reader, Object... values) {
    List<T> list = new ArrayList<>();
    try (Rows rows = prepare(query).rows(values)) {
      while (rows.next()) {
        list.add(reader.apply(rows.row()));
      }
    }
    return list;
  }

  /** Runs a statement once that jOOQ does not write. */
  void execute(String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw Failures.of(e);
    }
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

  /** Does something in the transaction that has begun, or else in one of its own. */
  void within(Runnable work) {
    boolean own = isFree();
    if (own) {
      begin();
    }
    work.run();
    if (own) {
      commit();
    }
  }

  private boolean isFree() {
    try {
      return connection.getAutoCommit();
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
