package io.agorawebhooks.access;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Text that nobody can guess. */
public final class RandomText {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int SECRET_BYTES = 32;
  private static final int ID_BYTES = 5;

  private RandomText() {}

  /** 256 random bits, 43 characters that URLs and headers take. */
  public static String secret() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(SECRET_BYTES));
  }

  /** A short name, 10 hex digits. */
  public static String id() {
    return HexFormat.of().formatHex(bytes(ID_BYTES));
  }

  private static byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    RANDOM.nextBytes(bytes);
    return bytes;
  }
}
