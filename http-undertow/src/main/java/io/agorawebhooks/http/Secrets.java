package io.agorawebhooks.http;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Random text that nobody can guess. */
final class Secrets {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int TOKEN_BYTES = 32;
  private static final int ID_BYTES = 9;
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{43}");

  private Secrets() {}

  /** 256 bits in 43 characters that a path takes as they are. */
  static String token() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random(TOKEN_BYTES));
  }

  /** Whether some text may be a token. */
  static boolean isToken(String text) {
    return TOKEN.matcher(text).matches();
  }

  /**
   * What names something that has a token, and opens nothing: 18 hex digits, because people type it
   * in commands, where a minus at its beginning would make it an option.
   */
  static String id() {
    return HexFormat.of().formatHex(random(ID_BYTES));
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    RANDOM.nextBytes(bytes);
    return bytes;
  }
}
