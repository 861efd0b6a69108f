package io.agorawebhooks.json;

import org.jspecify.annotations.Nullable;

/** Numbers in their text. Nearly all are short integers, which need no arithmetic. */
final class Digits {
  /** Any 18 characters of an integer fit into 64 bits. */
  private static final int SHORT = 18;

  private Digits() {}

  /** The value of a JSON number if it is whole and fits into 64 bits, else null. */
  static @Nullable Long whole(String number) {
    if (isShortInteger(number)) {
      return Long.valueOf(number);
    }
    Decimal decimal = Decimal.of(number);
    return decimal == null ? null : decimal.whole();
  }

  /** The bits of the value of ASCII digits, leading zeros or not; null beyond 2^64-1. */
  static @Nullable Long unsigned(String digits) {
    if (digits.isEmpty() || !isDigits(digits, 0)) {
      return null;
    }
    Decimal decimal = Decimal.of(digits);
    return decimal == null ? null : decimal.unsigned();
  }

  /** The same text for JSON numbers of the same value. */
  static String canonical(String number) {
    if (isShortInteger(number) && !number.equals("-0")) {
      return number;
    }
    Decimal decimal = Decimal.of(number);
    return decimal == null ? number : decimal.toString();
  }

  private static boolean isShortInteger(String number) {
    return number.length() <= SHORT && isDigits(number, number.charAt(0) == '-' ? 1 : 0);
  }

  private static boolean isDigits(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }
}
