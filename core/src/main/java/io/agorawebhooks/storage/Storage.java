package io.agorawebhooks.storage;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Keeps notices and what follows from them. Writers take turns; readers see what was committed and
 * never wait for a writer.
 */
public interface Storage extends AutoCloseable {
  /**
   * Runs the work in one transaction. When this returns, all of it is durable; when it throws,
   * nothing of it is kept.
   *
   * @throws StorageException if it cannot be stored
   * @throws RuntimeException what the work throws
   */
  <T> T write(Function<Transaction, T> work);

  /** The reads, each on a consistent snapshot of what is committed when it begins. */
  Reads reads();

  /**
   * Runs several reads on one consistent snapshot, that of the first.
   *
   * @param work what to read; the reads are only good for it
   */
  <T> T read(Function<Reads, T> work);

  /** The links by which parts of apps are shared. */
  Shares shares();

  /**
   * Tests that a write would succeed, without changing anything.
   *
   * @throws StorageException if not
   */
  void check();

  /** How what it remembers between transactions does; empty if it remembers nothing. */
  default List<CacheFigures> caches() {
    return List.of();
  }

  /** How many bytes it takes, by a word for what; empty if it takes none that last. */
  default Map<String, Long> bytes() {
    return Map.of();
  }

  @Override
  void close();
}
