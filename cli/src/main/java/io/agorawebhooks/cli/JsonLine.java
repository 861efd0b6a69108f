package io.agorawebhooks.cli;

import io.agorawebhooks.storage.Difference;
import io.agorawebhooks.storage.Difference.Field;
import io.agorawebhooks.storage.Findings;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Differences as JSON on one line. */
public final class JsonLine {
  private JsonLine() {}

  /**
   * The members that say what was found: {@code counts} by table and change, and {@code
   * differences}.
   */
  static String of(Findings findings) {
    String counts =
        findings.counts().entrySet().stream()
            .map(entry -> quoted(entry.getKey()) + ":" + object(entry.getValue()))
            .collect(Collectors.joining(",", "{", "}"));
    return "\"counts\":"
        + counts
        + ",\"differences\":"
        + findings.first().stream()
            .map(JsonLine::difference)
            .collect(Collectors.joining(",", "[", "]"));
  }

  private static String object(Map<Difference.Change, Long> counts) {
    return counts.entrySet().stream()
        .map(entry -> quoted(name(entry.getKey())) + ":" + entry.getValue())
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String name(Difference.Change change) {
    return change.name().toLowerCase(Locale.ROOT);
  }

  private static String difference(Difference difference) {
    return "{\"table\":"
        + value(difference.table())
        + ",\"change\":"
        + value(name(difference.change()))
        + ",\"app_id\":"
        + value(difference.app())
        + ",\"channel\":"
        + value(difference.channel())
        + ",\"id\":"
        + value(difference.id())
        + ",\"fields\":"
        + difference.fields().stream()
            .map(JsonLine::field)
            .collect(Collectors.joining(",", "{", "}"))
        + "}";
  }

  private static String field(Field field) {
    return "%s:{\"stored\":%s,\"told\":%s}"
        .formatted(quoted(field.name()), value(field.stored()), value(field.told()));
  }

  private static String value(@Nullable Object value) {
    return value == null || value instanceof Long
        ? String.valueOf(value)
        : quoted(value.toString());
  }

  /** A string of JSON, in ASCII. */
  public static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c >= ' ' && c <= '~') {
        quoted.append(c);
      } else {
        quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      }
    }
    return quoted.append('"').toString();
  }
}
