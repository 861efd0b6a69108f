package io.agorawebhooks.storage;

/** Who may see what. It follows from no notice: a rebuild leaves it as it is. */
public interface AccessStore {
  /** The tokens of programs. */
  Tokens tokens();

  /** The people who may log in. */
  Users users();

  /** What people call the apps. */
  AppNames appNames();
}
