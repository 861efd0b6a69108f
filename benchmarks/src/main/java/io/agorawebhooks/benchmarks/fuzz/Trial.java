package io.agorawebhooks.benchmarks.fuzz;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What is tried with bodies, by one thread. */
interface Trial extends AutoCloseable {
  /**
   * What came of it.
   *
   * @param kind a word to count by
   * @param wrong what must not happen, null if nothing of that kind did
   */
  record Verdict(String kind, @Nullable String wrong) {
    public Verdict {
      requireNonNull(kind, "kind is null");
    }
  }

  /** Tries one body; whatever it throws must not happen either. */
  Verdict of(byte[] body) throws Exception;

  @Override
  default void close() throws IOException {}
}
