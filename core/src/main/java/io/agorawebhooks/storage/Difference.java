package io.agorawebhooks.storage;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something stored that is not what the raw notices say.
 *
 * @param table where it is stored; {@code file} for the database file as such
 * @param change how it would have to change
 * @param app its app id, null if it has none
 * @param channel its channel's name, null if it has none
 * @param id what it is called within its channel or app: of a call the start, of a session and an
 *     event the public id
 * @param fields what differs in it; empty for a row that is missing or too many
 */
public record Difference(
    String table,
    Change change,
    @Nullable String app,
    @Nullable String channel,
    String id,
    List<Field> fields) {
  public Difference {
    requireNonNull(table, "table is null");
    requireNonNull(change, "change is null");
    requireNonNull(id, "id is null");
    fields = List.copyOf(fields);
  }

  /** What a rebuild would do about it. */
  public enum Change {
    /** It is missing. */
    ADDED,
    /** Nothing says it. */
    REMOVED,
    /** It says something else. */
    CHANGED
  }

  /**
   * A column.
   *
   * @param stored what is there
   * @param told what the notices say
   */
  public record Field(String name, @Nullable Object stored, @Nullable Object told) {
    public Field {
      requireNonNull(name, "name is null");
    }
  }
}
