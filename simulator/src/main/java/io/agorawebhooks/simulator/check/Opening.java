package io.agorawebhooks.simulator.check;

import io.agorawebhooks.storage.InMemoryStorage;
import io.agorawebhooks.storage.Storage;

/** Opens the same storage again and again; what was committed is still there each time. */
@FunctionalInterface
public interface Opening extends AutoCloseable {
  /** Opens it; closed by the caller before the next opening. */
  Storage open();

  /** Takes away what is left of it. */
  @Override
  default void close() {}

  /** A new storage in memory, which is not lost in between. */
  static Opening memory() {
    InMemoryStorage storage = new InMemoryStorage();
    return () -> storage;
  }
}
