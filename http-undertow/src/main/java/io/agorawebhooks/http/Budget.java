package io.agorawebhooks.http;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Bounds the bytes of bodies in memory, from the first byte read to the answer, so that many slow
 * senders of large bodies, or a full queue of them, cost no more than this.
 */
final class Budget {
  /** Bytes for all bodies together. */
  static final long BODIES = 32L * 1024 * 1024;

  private final AtomicLong free;

  Budget(long bytes) {
    free = new AtomicLong(bytes);
  }

  /** Takes bytes, or none and false if there are too few. */
  boolean take(long bytes) {
    if (free.addAndGet(-bytes) >= 0) {
      return true;
    }
    free.addAndGet(bytes);
    return false;
  }

  void giveBack(long bytes) {
    free.addAndGet(bytes);
  }

  long free() {
    return free.get();
  }
}
