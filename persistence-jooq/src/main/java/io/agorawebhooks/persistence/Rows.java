package io.agorawebhooks.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Rows that are read while others are, too. */
final class Rows implements AutoCloseable {
  private final PreparedStatement statement;
  private final ResultSet found;
  private final Row row;

  private Rows(PreparedStatement statement, ResultSet found) {
    this.statement = statement;
    this.found = found;
    this.row = new Row(found);
  }

  static Rows open(Connection connection, String sql, @Nullable Object... values) {
    try {
      PreparedStatement statement = connection.prepareStatement(sql);
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      return new Rows(statement, statement.executeQuery());
    } catch (SQLException e) {
      throw Failures.of(e);
    }
  }

  /** Goes to the next row, false if there is none. */
  boolean next() {
    try {
      return row.next();
    } catch (SQLException e) {
      throw Failures.of(e);
    }
  }

  /** The row it is at. */
  Row row() {
    return row;
  }

  @Override
  public void close() {
    try {
      found.close();
      statement.close();
    } catch (SQLException e) {
      throw Failures.of(e);
    }
  }

  @Override
  public String toString() {
    return statement.toString();
  }
}
