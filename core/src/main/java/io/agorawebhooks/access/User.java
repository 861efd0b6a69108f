package io.agorawebhooks.access;

import static java.util.Objects.requireNonNull;

/**
 * Somebody who may log in.
 *
 * @param name 1 to 64 of {@code A-Z a-z 0-9 . _ @ -}
 * @param password its hash, as {@link PasswordHasher} makes it
 * @param created epoch second
 */
public record User(String name, String password, Grant grant, long created) {
  private static final int LONGEST = 64;

  public User {
    requireNonNull(name, "name is null");
    requireNonNull(password, "password is null");
    requireNonNull(grant, "grant is null");
    if (!isName(name)) {
      throw new IllegalArgumentException("A user's name is 1 to 64 of A-Z a-z 0-9 . _ @ and -");
    }
  }

  /** Whether a text can be a user's name. */
  public static boolean isName(String text) {
    return text.length() <= LONGEST && text.matches("[A-Za-z0-9._@-]+");
  }

  /** Without the hash. */
  @Override
  public String toString() {
    return "user " + name;
  }
}
