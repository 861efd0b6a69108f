package io.agorawebhooks.persistence;

import io.agorawebhooks.notice.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row of an answer, whose columns are taken one after the other in the order of the query. */
final class Row {
  private static final List<Role> ROLES = List.of(Role.values());

  private final ResultSet rows;
  private int column;

  Row(ResultSet rows) {
    this.rows = rows;
  }

  /** Goes to the next row, false if there is none. */
  boolean next() throws SQLException {
    column = 0;
    return rows.next();
  }

  void skip() {
    column++;
  }

  /** A number; 0 where it is null. */
  long number() {
    try {
      return rows.getLong(++column);
    } catch (SQLException e) {
      throw Failures.of(e);
    }
  }

  @Nullable Long numberOrNull() {
    try {
      long value = rows.getLong(++column);
      return value == 0 && rows.wasNull() ? null : (Long) value;
    } catch (SQLException e) {
      throw Failures.of(e);
    }
  }

  int count() {
    return Math.toIntExact(number());
  }

  boolean flag() {
    return number() != 0;
  }

  Role role() {
    return ROLES.get(count());
  }

  String text() {
    String text = textOrNull();
    return text == null ? "" : text;
  }

  @Nullable String textOrNull() {
    try {
      return rows.getString(++column);
    } catch (SQLException e) {
      throw Failures.of(e);
    }
  }

  /** A value of any kind, whole numbers as {@link Long}. */
  @Nullable Object any() {
    try {
      Object value = rows.getObject(++column);
      return value instanceof Integer number ? (Object) number.longValue() : value;
    } catch (SQLException e) {
      throw Failures.of(e);
    }
  }

  byte[] bytes() {
    try {
      byte[] bytes = rows.getBytes(++column);
      return bytes == null ? new byte[0] : bytes;
    } catch (SQLException e) {
      throw Failures.of(e);
    }
  }
}
