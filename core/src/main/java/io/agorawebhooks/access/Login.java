package io.agorawebhooks.access;

import static java.util.Objects.requireNonNull;

/**
 * A browser that a user has logged in with.
 *
 * @param expires epoch second from which on it is over
 */
public record Login(String user, long expires) {
  public Login {
    requireNonNull(user, "user is null");
  }
}
