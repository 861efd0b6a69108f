package io.agorawebhooks.access;

/** Hashes passwords so that who reads the hashes does not know the passwords. Slow on purpose. */
public interface PasswordHasher {
  /** The fewest characters of a password. */
  int SHORTEST = 12;

  /** The most characters of a password. */
  int LONGEST = 128;

  /** A hash with a salt of its own, and all that is needed to compare. */
  String hash(String password);

  /** Whether this is the password of a hash; false for a hash of another kind. */
  boolean matches(String password, String hash);
}
