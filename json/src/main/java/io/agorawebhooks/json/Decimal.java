package io.agorawebhooks.json;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * The exact value of a number, digits x 10^exponent, found in its text: {@code BigDecimal} would
 * take quadratic time for long digits, and hostile senders know.
 *
 * @param negative whether it is below zero
 * @param digits without a zero at either end; empty for zero
 * @param exponent 0 for zero
 */
record Decimal(boolean negative, String digits, long exponent) {
  private static final Decimal ZERO = new Decimal(false, "", 0);

  /** Integers of up to this many digits are written in full, so that 7.0 is written like 7. */
  private static final int IN_FULL = 18;

  /** 2^64-1 has 20 digits. */
  private static final int LONGEST_WHOLE = 20;

  /** Exponents with more digits are not computed with. */
  private static final int LONGEST_EXPONENT = 15;

  /**
   * The value of a JSON number, or of digits with leading zeros.
   *
   * @return null if its exponent is absurd
   */
  static @Nullable Decimal of(String number) {
    int mark = Math.max(number.indexOf('e'), number.indexOf('E'));
    String mantissa = mark < 0 ? number : number.substring(0, mark);
    boolean negative = mantissa.startsWith("-");
    int dot = mantissa.indexOf('.');
    String digits = withoutZerosInFront((dot < 0 ? mantissa : cut(mantissa, dot)), negative);
    int end = endWithoutZeros(digits);
    if (end == 0) {
      return ZERO;
    }
    Long exponent = mark < 0 ? (Long) 0L : exponent(number.substring(mark + 1));
    long fraction = dot < 0 ? 0 : mantissa.length() - dot - 1;
    return exponent == null
        ? null
        : new Decimal(
            negative, digits.substring(0, end), exponent - fraction + digits.length() - end);
  }

  private static String cut(String mantissa, int dot) {
    return mantissa.substring(0, dot) + mantissa.substring(dot + 1);
  }

  private static String withoutZerosInFront(String digits, boolean signed) {
    int start = signed ? 1 : 0;
    while (start < digits.length() && digits.charAt(start) == '0') {
      start++;
    }
    return digits.substring(start);
  }

  private static int endWithoutZeros(String digits) {
    int end = digits.length();
    while (end > 0 && digits.charAt(end - 1) == '0') {
      end--;
    }
    return end;
  }

  private static @Nullable Long exponent(String text) {
    boolean negative = text.startsWith("-");
    String digits = withoutZerosInFront(text, negative || text.startsWith("+"));
    if (digits.length() > LONGEST_EXPONENT) {
      return null;
    }
    long value = digits.isEmpty() ? 0 : Long.parseLong(digits);
    return negative ? -value : value;
  }

  /** The value if it is whole and from -2^63 to 2^63-1, else null. */
  @Nullable Long whole() {
    BigInteger value = integer();
    return value == null || value.bitLength() > 63 ? null : (Long) value.longValue();
  }

  /** The bits of the value if it is whole and from 0 to 2^64-1, else null. */
  @Nullable Long unsigned() {
    BigInteger value = integer();
    return value == null || value.signum() < 0 || value.bitLength() > 64
        ? null
        : (Long) value.longValue();
  }

  private @Nullable BigInteger integer() {
    if (exponent < 0 || digits.length() + exponent > LONGEST_WHOLE) {
      return null;
    }
    return new BigInteger(inFull());
  }

  private String inFull() {
    return digits.isEmpty() ? "0" : sign() + digits + "0".repeat((int) exponent);
  }

  private String sign() {
    return negative ? "-" : "";
  }

  /** The same for equal values and never much longer than what was sent. */
  @Override
  public String toString() {
    return exponent >= 0 && digits.length() + exponent <= IN_FULL
        ? inFull()
        : sign() + digits + "e" + exponent;
  }
}
