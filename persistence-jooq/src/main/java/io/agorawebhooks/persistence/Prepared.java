package io.agorawebhooks.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sqlite.core.CoreResultSet;

/**
 * A statement on one connection. jOOQ writes its SQL once, when it first runs; from then on only
 * JDBC is at work, because this runs many times for every notice.
 */
final class Prepared implements AutoCloseable {
  private final Connection connection;
  private final Supplier<String> sql;
  private @Nullable PreparedStatement statement;
  private @Nullable CoreResultSet result;
  private String @Nullable [] columns;

  Prepared(Connection connection, Supplier<String> sql) {
    this.connection = connection;
    this.sql = sql;
  }

  /** Has the statement ready before it first runs. */
  void prepare() {
    try {
      bound();
    } catch (SQLException e) {
      throw Failures.of(e);
    }
  }

  /** Changes rows and says how many. */
  int run(@Nullable Object... values) {
    try {
      return bound(values).executeUpdate();
    } catch (SQLException e) {
      throw Failures.of(e);
    }
  }

  int run(Values values) {
    return run(values.toArray());
  }

  <T> List<T> list(Function<Row, T> reader, @Nullable Object... values) {
    try (ResultSet found = found(values)) {
      Row row = new Row(found);
      List<T> list = new ArrayList<>();
      while (row.next()) {
        list.add(reader.apply(row));
      }
      return list;
    } catch (SQLException e) {
      throw Failures.of(e);
    }
  }

  /** Hands over each row as it is read. */
  void each(Consumer<Row> to, @Nullable Object... values) {
    try (ResultSet found = found(values)) {
      Row row = new Row(found);
      while (row.next()) {
        to.accept(row);
      }
    } catch (SQLException e) {
      throw Failures.of(e);
    }
  }

  /** Whether there is a row of this kind; reads no further than to the first. */
  boolean any(Predicate<Row> wanted, @Nullable Object... values) {
    try (ResultSet found = found(values)) {
      Row row = new Row(found);
      boolean any = false;
      while (!any && row.next()) {
        any = wanted.test(row);
      }
      return any;
    } catch (SQLException e) {
      throw Failures.of(e);
    }
  }

  /** Opens a statement of its own, whose rows are read one by one. */
  Rows rows(@Nullable Object... values) {
    return Rows.open(connection, toString(), values);
  }

  /** The first row, if there is one. */
  <T> Optional<T> first(Function<Row, T> reader, @Nullable Object... values) {
    try (ResultSet found = found(values)) {
      Row row = new Row(found);
      return row.next() ? Optional.of(reader.apply(row)) : Optional.empty();
    } catch (SQLException e) {
      throw Failures.of(e);
    }
  }

  /**
   * Runs a query. The driver would ask SQLite for the names of its columns each time, which takes
   * longer than most of these queries: it is told what they were the first time.
   */
  private ResultSet found(@Nullable Object... values) throws SQLException {
    PreparedStatement ready = bound(values);
    if (result == null) {
      ResultSet first = ready.executeQuery();
      if (first instanceof CoreResultSet known) {
        result = known; // the same one each time
        columns = known.colsMeta;
      }
      return first;
    }
    ready.execute();
    result.colsMeta = columns;
    return ready.getResultSet();
  }

  private PreparedStatement bound(@Nullable Object... values) throws SQLException {
    PreparedStatement ready = statement;
    if (ready == null) {
      ready = connection.prepareStatement(toString());
      statement = ready;
    }
    for (int i = 0; i < values.length; i++) {
      ready.setObject(i + 1, values[i]);
    }
    return ready;
  }

  /** Lets go of the statement, where it is not kept for as long as the connection. */
  @Override
  public void close() {
    try {
      if (statement != null) {
        statement.close();
      }
    } catch (SQLException e) {
      throw Failures.of(e);
    }
  }

  /** Its SQL. */
  @Override
  public String toString() {
    return sql.get();
  }
}
