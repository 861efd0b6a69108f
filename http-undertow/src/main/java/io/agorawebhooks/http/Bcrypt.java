package io.agorawebhooks.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import at.favre.lib.crypto.bcrypt.BCrypt;
import at.favre.lib.crypto.bcrypt.LongPasswordStrategies;
import io.agorawebhooks.access.PasswordHasher;

/** Passwords by bcrypt; it reads 72 bytes, so longer ones go through SHA-512 first. */
final class Bcrypt implements PasswordHasher {
  /** 2 to this many rounds: some 250 ms on a small machine. */
  private static final int COST = 12;

  private static final BCrypt.Version VERSION = BCrypt.Version.VERSION_2A;

  @Override
  public String hash(String password) {
    return BCrypt.with(LongPasswordStrategies.hashSha512(VERSION))
        .hashToString(COST, password.toCharArray());
  }

  @Override
  public boolean matches(String password, String hash) {
    return BCrypt.verifyer(VERSION, LongPasswordStrategies.hashSha512(VERSION))
        .verify(password.getBytes(UTF_8), hash.getBytes(UTF_8))
        .verified;
  }
}
