package io.agorawebhooks.storage;

import org.jspecify.annotations.Nullable;

/** What stands in the place of users of an app who were forgotten. */
public interface Aliases {
  /** Of an app of which nobody was forgotten. */
  Aliases NONE =
      new Aliases() {
        @Override
        public boolean isEmpty() {
          return true;
        }

        @Override
        public @Nullable Long uid(long uid) {
          return null;
        }

        @Override
        public @Nullable String account(String account) {
          return null;
        }
      };

  /** Whether nobody was forgotten. */
  boolean isEmpty();

  /** The alias of a uid, 1 to 2^32-1; null if it was not forgotten. */
  @Nullable Long uid(long uid);

  /** The alias of an account, letters of ASCII; null if it was not forgotten. */
  @Nullable String account(String account);
}
