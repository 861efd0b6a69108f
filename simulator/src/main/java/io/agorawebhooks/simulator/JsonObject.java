package io.agorawebhooks.simulator;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/** Writes one flat or nested JSON object without blanks; members in the order of the calls. */
final class JsonObject {
  private final StringBuilder text = new StringBuilder("{");

  JsonObject text(String name, @Nullable String value) {
    return value == null ? this : member(name, quoted(value));
  }

  JsonObject number(String name, @Nullable Long value) {
    return value == null ? this : member(name, value.toString());
  }

  /** The 64 bits of an unsigned number, written as canonical JSON does: 19 digits are long. */
  JsonObject unsigned(String name, @Nullable Long value) {
    return value == null || value >= 0
        ? number(name, value)
        : member(name, Long.toUnsignedString(value) + "e0");
  }

  JsonObject member(String name, Object json) {
    if (text.length() > 1) {
      text.append(',');
    }
    text.append(quoted(name)).append(':').append(requireNonNull(json, "json is null"));
    return this;
  }

  static String quoted(String value) {
    StringBuilder quoted = new StringBuilder(value.length() + 2).append('"');
    value.chars().forEach(c -> append(quoted, (char) c));
    return quoted.append('"').toString();
  }

  private static void append(StringBuilder quoted, char c) {
    int name = "\b\t\n\f\r".indexOf(c);
    if (c == '"' || c == '\\') {
      quoted.append('\\').append(c);
    } else if (name >= 0) {
      quoted.append('\\').append("btnfr".charAt(name));
    } else if (c < ' ') {
      quoted.append(String.format("\\u%04x", (int) c));
    } else {
      quoted.append(c);
    }
  }

  @Override
  public String toString() {
    return text + "}";
  }
}
