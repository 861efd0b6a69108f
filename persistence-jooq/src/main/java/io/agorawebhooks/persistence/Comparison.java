package io.agorawebhooks.persistence;

import io.agorawebhooks.notice.EventKey;
import io.agorawebhooks.notice.EventType;
import io.agorawebhooks.storage.Difference;
import io.agorawebhooks.storage.Difference.Change;
import io.agorawebhooks.storage.Difference.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Compares what is stored of a channel with what its notices tell. */
final class Comparison {
  private final @Nullable String app;
  private final @Nullable String channel;
  private final Consumer<Difference> found;

  /**
   * @param app its id, null if it is not known
   * @param channel its name, null if it is not known
   */
  Comparison(@Nullable String app, @Nullable String channel, Consumer<Difference> found) {
    this.app = app;
    this.channel = channel;
    this.found = found;
  }

  /** Takes stored rows with a key twice as one too many. */
  void compare(DerivedTable table, List<DerivedRow> stored, List<DerivedRow> told) {
    Map<List<@Nullable Object>, DerivedRow> missing = new HashMap<>();
    told.forEach(row -> missing.put(row.key(), row));
    for (DerivedRow row : stored) {
      DerivedRow same = missing.remove(row.key());
      if (same == null) {
        tell(table, Change.REMOVED, row, List.of());
      } else if (!same.equals(row)) {
        tell(table, Change.CHANGED, row, fields(table, row, same));
      }
    }
    told.stream()
        .filter(row -> missing.containsKey(row.key()))
        .forEach(row -> tell(table, Change.ADDED, row, List.of()));
  }

  private void tell(DerivedTable table, Change change, DerivedRow row, List<Field> fields) {
    found.accept(new Difference(table.label(), change, app, channel, table.id(row), fields));
  }

  private static List<Field> fields(DerivedTable table, DerivedRow stored, DerivedRow told) {
    List<String> names = table.others().stream().map(org.jooq.Field::getName).toList();
    return fields(names, stored.others(), told.others());
  }

  /** Those of the named values that differ. */
  static List<Field> fields(
      List<String> names,
      List<? extends @Nullable Object> stored,
      List<? extends @Nullable Object> told) {
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      if (!Objects.equals(stored.get(i), told.get(i))) {
        fields.add(new Field(names.get(i), stored.get(i), told.get(i)));
      }
    }
    return fields;
  }

  /**
   * The events as stored; a mark that is as one notice says it is as the one says it that is told.
   */
  static List<DerivedRow> sameMarks(List<DerivedRow> stored, ChannelEvents told) {
    return stored.stream().map(row -> sameMark(row, told)).toList();
  }

  private static DerivedRow sameMark(DerivedRow row, ChannelEvents told) {
    if (!Objects.equals(row.key().get(0), 0L)
        || !(row.key().get(1) instanceof Long ts)
        || !(row.key().get(5) instanceof Long code)) {
      return row;
    }
    Object notice = row.others().get(row.others().size() - 1);
    EventKey mark = new EventKey(ts, null, EventType.of(code), 0);
    boolean isSaid =
        told.mark(mark, notice).filter(said -> ChannelRows.row(said).equals(row)).isPresent();
    return isSaid ? ChannelRows.row(told.speaking(mark)) : row;
  }
}
