package io.agorawebhooks.persistence;

import io.agorawebhooks.notice.EventKey;
import io.agorawebhooks.notice.EventType;
import io.agorawebhooks.storage.Difference;
import io.agorawebhooks.storage.Difference.Change;
import io.agorawebhooks.storage.Difference.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
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

  /**
   * Compares a table, some of its rows at a time, so that memory need not hold all of a large
   * channel. Takes stored rows with a key twice as one too many.
   *
   * @param rounds in how many parts
   * @param stored hands over all stored rows, each time it is asked
   * @param told all told rows, each time it is asked
   */
  void compare(
      DerivedTable table,
      int rounds,
      Consumer<Consumer<DerivedRow>> stored,
      Supplier<Stream<DerivedRow>> told) {
    for (int round = 0; round < rounds; round++) {
      int of = round;
      Predicate<DerivedRow> isOfIt = row -> Math.floorMod(row.key().hashCode(), rounds) == of;
      Map<List<@Nullable Object>, DerivedRow> missing = new LinkedHashMap<>();
      told.get().filter(isOfIt).forEach(row -> missing.put(row.key(), row));
      stored.accept(
          row -> {
            if (isOfIt.test(row)) {
              compare(table, row, missing.remove(row.key()));
            }
          });
      missing.values().forEach(row -> tell(table, Change.ADDED, row, List.of()));
    }
  }

  private void compare(DerivedTable table, DerivedRow stored, @Nullable DerivedRow told) {
    if (told == null) {
      tell(table, Change.REMOVED, stored, List.of());
    } else if (!told.equals(stored)) {
      tell(table, Change.CHANGED, stored, fields(table, stored, told));
    }
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
   * The event as stored; a mark that is as one notice says it is as the one says it that is told.
   */
  static DerivedRow sameMark(DerivedRow row, ChannelEvents told) {
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
