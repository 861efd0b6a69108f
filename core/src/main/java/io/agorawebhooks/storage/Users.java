package io.agorawebhooks.storage;

import io.agorawebhooks.access.Login;
import io.agorawebhooks.access.User;
import java.util.List;
import java.util.Optional;

/** The people who may log in, and where they are. Each change is durable when it returns. */
public interface Users {
  /** Keeps a user; one of that name is replaced, and logged out everywhere. */
  void save(User user);

  /** The user with this name. */
  Optional<User> find(String name);

  /** All of them, by name. */
  List<User> list();

  /**
   * Removes a user, who is logged out everywhere.
   *
   * @return whether there was one
   */
  boolean delete(String name);

  /**
   * Keeps a login, and forgets those that are over.
   *
   * @param hash of what the browser shows
   * @param now epoch second
   */
  void logIn(Login login, TokenHash hash, long now);

  /** The login of a browser, over or not; empty if its user is no more. */
  Optional<Login> login(TokenHash hash);

  /** Ends a login, if there is one. */
  void logOut(TokenHash hash);
}
