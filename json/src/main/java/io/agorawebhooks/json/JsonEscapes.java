package io.agorawebhooks.json;

/** What the escapes in a text of JSON mean. */
final class JsonEscapes {
  private static final int HEX_DIGITS = 4;
  private static final int HEX = 16;

  private JsonEscapes() {}

  /**
   * The text that is meant; an escape that is none stays as it is.
   *
   * @param raw what stands between the quotes
   */
  static String meant(String raw) {
    StringBuilder meant = new StringBuilder(raw.length());
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c != '\\' || i + 1 == raw.length()) {
        meant.append(c);
      } else if (isHex(raw, i)) {
        meant.append((char) Integer.parseInt(raw.substring(i + 2, i + 2 + HEX_DIGITS), HEX));
        i += 1 + HEX_DIGITS;
      } else {
        i++;
        meant.append(simple(raw.charAt(i)));
      }
    }
    return meant.toString();
  }

  private static boolean isHex(String raw, int at) {
    if (raw.charAt(at + 1) != 'u' || at + 2 + HEX_DIGITS > raw.length()) {
      return false;
    }
    return raw.substring(at + 2, at + 2 + HEX_DIGITS)
        .chars()
        .allMatch(c -> c < 0x80 && Character.digit(c, HEX) >= 0);
  }

  private static char simple(char escape) {
    int known = "btnfr".indexOf(escape);
    return known < 0 ? escape : "\b\t\n\f\r".charAt(known);
  }
}
