package io.agorawebhooks.json;

/** Text of strangers, made fit for messages, and what of it can be stored. */
final class Plain {
  /** Characters of an id or a name. Agora's have at most 64; pages repeat them a hundred times. */
  static final int LONGEST_NAME = 512;

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
   * Whether the text can be stored and is neither empty nor too long to be shown again and again.
   */
  static boolean isName(String text) {
    return !text.isEmpty() && text.length() <= LONGEST_NAME && isStorable(text);
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
