package io.agorawebhooks.persistence;

import io.agorawebhooks.storage.StorageException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Lets one rebuild, prune or forgetting of a file run at a time; the system gives it back when a
 * process is killed.
 */
final class RebuildLock implements AutoCloseable {
  private final FileChannel channel;

  private RebuildLock(FileChannel channel) {
    this.channel = channel;
  }

  static RebuildLock take(SqliteFile file) {
    Path path = file.beside("-rebuild");
    try {
      FileChannel channel =
          FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!isLocked(channel)) {
        channel.close();
        throw new StorageException(
            "Another rebuild, prune or forget-user of " + file + " is running", null);
      }
      return new RebuildLock(channel);
    } catch (IOException e) {
      throw new StorageException("The file " + path + " cannot be written", e);
    }
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  /** The file stays, empty: removing it could take it from under another rebuild. */
  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new StorageException("The lock of the rebuild cannot be given back", e);
    }
  }
}
