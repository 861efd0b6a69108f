package io.agorawebhooks.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import at.favre.lib.crypto.bcrypt.BCrypt;
import java.util.Arrays;

/** Passwords as they are stored: bcrypt with a salt of their own. */
final class Passwords {
  /** 2 to this many rounds: some 60 ms on a small machine. */
  private static final int COST = 10;

  /** bcrypt reads no more bytes. */
  private static final int LONGEST = 72;

  private Passwords() {}

  /**
   * The hash of a new password.
   *
   * @throws HttpProblem 400 if it is empty or too long
   */
  static String hash(String password) {
    byte[] bytes = password.getBytes(UTF_8);
    if (bytes.length == 0 || bytes.length > LONGEST) {
      throw HttpProblem.badRequest(
          "The parameter password is " + bytes.length + " bytes long. Allowed: 1 to 72");
    }
    return new String(BCrypt.withDefaults().hash(COST, bytes), UTF_8);
  }

  /** Whether it is the password of the hash; takes as long as hashing. */
  static boolean matches(String password, String hash) {
    byte[] bytes = password.getBytes(UTF_8);
    boolean fits = bytes.length > 0 && bytes.length <= LONGEST;
    byte[] tried = fits ? bytes : Arrays.copyOf(bytes, 1);
    return BCrypt.verifyer().verify(tried, hash.getBytes(UTF_8)).verified && fits;
  }
}
