package io.agorawebhooks.storage;

/** How much an intake writes at a time. Asked and told by its writer's thread. */
public interface Pace {
  /** How many arrivals the next transaction may hold, at least 1. */
  int most();

  /** A transaction begins with the wait for its turn. */
  default void begins() {}

  /**
   * It has ended, and all who sent what is in it were told; what this takes, others have to write.
   *
   * @param arrivals how many it held
   */
  default void wrote(int arrivals) {}

  /** As many as have come, up to a limit. */
  static Pace upTo(int most) {
    return () -> most;
  }
}
