package io.agorawebhooks.storage;

/** The storage cannot do its work: disk full, locked, gone or damaged. */
public final class StorageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StorageException(String message, Throwable cause) {
    super(message, cause);
  }
}
