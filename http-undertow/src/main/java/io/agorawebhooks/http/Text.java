package io.agorawebhooks.http;

/** Shows text from the wire to people: on one line, without control characters, cut. */
final class Text {
  private static final int LONGEST = 80;

  private Text() {}

  /** In quotes, with everything but printable ASCII as {@code \\u} escapes. */
  static String shown(String text) {
    StringBuilder shown = new StringBuilder(Math.min(text.length(), LONGEST) + 2).append('"');
    text.chars().limit(LONGEST).forEach(c -> append(shown, (char) c));
    return shown.append(text.length() > LONGEST ? "...\"" : "\"").toString();
  }

  private static void append(StringBuilder shown, char c) {
    if (c == '"' || c == '\\') {
      shown.append('\\').append(c);
    } else if (c >= ' ' && c < 0x7f) {
      shown.append(c);
    } else {
      shown.append(String.format("\\u%04x", (int) c));
    }
  }
}
