package io.agorawebhooks.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What is stored of a token: enough to know it again, not enough to make it. The token itself has
 * 256 random bits, so a plain hash will do.
 *
 * @param hex SHA-256, 64 hex digits in lower case
 */
public record TokenHash(String hex) {
  private static final int DIGITS = 64;

  public TokenHash {
    requireNonNull(hex, "hex is null");
    if (hex.length() != DIGITS) {
      throw new IllegalArgumentException("A SHA-256 has 64 hex digits");
    }
  }

  /** The hash of a token, whatever text it is. */
  public static TokenHash of(String token) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(UTF_8));
      return new TokenHash(HexFormat.of().formatHex(hash));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime has SHA-256", e);
    }
  }
}
