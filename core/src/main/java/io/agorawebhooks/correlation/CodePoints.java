package io.agorawebhooks.correlation;

import java.util.Comparator;

/** Orders text by code point; {@link String#compareTo} orders by UTF-16 unit, which differs. */
public final class CodePoints {
  /** Smaller code points first, and a text before those that begin with it. */
  public static final Comparator<String> ORDER = CodePoints::compare;

  private CodePoints() {}

  private static int compare(String a, String b) {
    int length = Math.min(a.length(), b.length());
    for (int i = 0; i < length; i++) {
      char x = a.charAt(i);
      char y = b.charAt(i);
      if (x != y) {
        boolean differ = Character.isSurrogate(x) != Character.isSurrogate(y);
        return differ ? (Character.isSurrogate(x) ? 1 : -1) : Character.compare(x, y);
      }
    }
    return Integer.compare(a.length(), b.length());
  }
}
