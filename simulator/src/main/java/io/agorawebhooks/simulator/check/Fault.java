package io.agorawebhooks.simulator.check;

import io.agorawebhooks.storage.StorageException;

/** How a write point fails. */
enum Fault {
  /** The storage says that it cannot. */
  STORAGE,
  /** Something throws that nobody thought of. */
  BUG,
  /** From here on nothing works until storage and intake are opened anew. */
  CRASH;

  private static final String MADE = "Made to fail ";

  /** Whether a failure with this message was made here. */
  static boolean isMade(String message) {
    return message.startsWith(MADE);
  }

  /** What is thrown there. */
  RuntimeException at(String point) {
    String message = MADE + point;
    return this == BUG ? new IllegalStateException(message) : new StorageException(message, null);
  }
}
