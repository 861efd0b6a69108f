package io.agorawebhooks.simulator.check;

import io.agorawebhooks.storage.InMemoryStorage;
import io.agorawebhooks.storage.Storage;

/** Opens the same storage again and again; what was committed is still there each time. */
@FunctionalInterface
public interface Opening extends AutoCloseable {
  /** Opens it; closed by the caller before the next opening. */
  Storage open();

  /** Whether a failure with this message was made in the storage, below its port. */
  default boolean isMade(String message) {
    return false;
  }

  /**
   * Whether the last write that failed is kept all the same: its commit succeeded and was reported
   * as failed. Asked once after each write that fails.
   */
  default boolean isKept() {
    return false;
  }

  /** From now on nothing breaks below the port. */
  default void heal() {}

  /** Takes away what is left of it. */
  @Override
  default void close() {}

  /** A new storage in memory, which is not lost in between. */
  static Opening memory() {
    InMemoryStorage storage = new InMemoryStorage();
    return () -> storage;
  }
}
