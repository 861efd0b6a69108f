package io.agorawebhooks.cli;

import io.agorawebhooks.storage.Difference;
import io.agorawebhooks.storage.Difference.Change;
import io.agorawebhooks.storage.Difference.Field;
import io.agorawebhooks.storage.Findings;
import java.io.PrintWriter;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Differences for people: a sign, where, what, and for a change the values that differ. */
final class FindingsText {
  private static final Map<Change, String> SIGNS =
      Map.of(Change.ADDED, "+", Change.REMOVED, "-", Change.CHANGED, "~");

  /** What a rebuild does to a row, and what is wrong with it before. */
  private static final Map<Change, String> WORDS =
      Map.of(Change.ADDED, "missing", Change.REMOVED, "too many", Change.CHANGED, "different");

  private FindingsText() {}

  static void print(Findings findings, PrintWriter out) {
    findings.first().forEach(difference -> out.println(line(difference)));
    findings
        .counts()
        .forEach(
            (table, counts) ->
                counts.forEach(
                    (change, count) ->
                        out.printf("%s: %,d %s%n", table, count, WORDS.get(change))));
  }

  private static String line(Difference difference) {
    String fields =
        difference.fields().stream().map(FindingsText::field).collect(Collectors.joining(", "));
    return SIGNS.get(difference.change())
        + " "
        + difference.table()
        + place(difference.app(), difference.channel())
        + " "
        + difference.id()
        + (fields.isEmpty() ? "" : ": " + fields);
  }

  private static String place(@Nullable String app, @Nullable String channel) {
    String place = app == null ? "" : " " + app;
    return channel == null ? place : place + "/" + shown(channel);
  }

  private static String field(Field field) {
    return field.name() + " " + shown(field.stored()) + " should be " + shown(field.told());
  }

  /** A sender's text cannot steer the terminal. */
  private static String shown(@Nullable Object value) {
    return value instanceof String text ? JsonLine.quoted(text) : String.valueOf(value);
  }
}
