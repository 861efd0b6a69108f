package io.agorawebhooks.json;

/** Text of strangers, made fit for messages, and what of it can be stored. */
final class Plain {
  private static final int LONGEST = 200;

  private Plain() {}

  /** The text in printable ASCII, the rest as JSON escapes, cut at 200 characters. */
  static String escaped(String text) {
    StringBuilder plain = new StringBuilder();
    text.chars().limit(LONGEST).forEach(c -> append(plain, (char) c));
    return text.length() > LONGEST ? plain + "..." : plain.toString();
  }

  private static void append(StringBuilder plain, char c) {
    if (c >= ' ' && c <= '~') {
      plain.append(c);
    } else {
      plain.append(String.format("\\u%04x", (int) c));
    }
  }

  /**
   * Whether a database takes the text as it is: no NUL, which PostgreSQL refuses, and no half of a
   * surrogate pair, which JSON can escape but UTF-8 cannot write.
   */
  static boolean isStorable(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0 || Character.isLowSurrogate(c)) {
        return false;
      }
      if (Character.isHighSurrogate(c)
          && (++i == text.length() || !Character.isLowSurrogate(text.charAt(i)))) {
        return false;
      }
    }
    return true;
  }
}
