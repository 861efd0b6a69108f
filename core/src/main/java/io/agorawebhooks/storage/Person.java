package io.agorawebhooks.storage;

import org.jspecify.annotations.Nullable;

/**
 * Who is meant: exactly one of the two is there.
 *
 * @param uid 1 to 2^32-1
 * @param account not empty
 */
public record Person(@Nullable Long uid, @Nullable String account) {
  private static final long LARGEST_UID = 0xFFFF_FFFFL;

  public Person {
    if ((uid == null) == (account == null)) {
      throw new IllegalArgumentException("A person is a uid or an account");
    }
    if (uid != null && (uid < 1 || uid > LARGEST_UID)) {
      throw new IllegalArgumentException("A uid is 1 to 4294967295");
    }
    if (account != null && account.isEmpty()) {
      throw new IllegalArgumentException("An account is not empty");
    }
  }
}
