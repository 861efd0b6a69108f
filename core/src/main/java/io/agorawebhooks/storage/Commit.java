package io.agorawebhooks.storage;

import java.util.List;

/**
 * A transaction that is durable.
 *
 * @param number counts the transactions of the storage, those of other processes included; each has
 *     one more than the last before it
 * @param calls that it changed, each once
 */
public record Commit(long number, List<ChangedCall> calls) {
  public Commit {
    calls = List.copyOf(calls);
  }
}
