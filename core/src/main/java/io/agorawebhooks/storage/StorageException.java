package io.agorawebhooks.storage;

import org.jspecify.annotations.Nullable;

/** The storage cannot do its work: disk full, locked, gone or damaged. */
public final class StorageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StorageException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
