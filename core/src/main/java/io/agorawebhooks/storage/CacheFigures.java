package io.agorawebhooks.storage;

import static java.util.Objects.requireNonNull;

/**
 * How something that remembers does.
 *
 * @param name what it remembers, in a word
 * @param size entries now
 * @param capacity entries at most
 * @param hits questions it could answer
 * @param misses questions it could not answer
 */
public record CacheFigures(String name, long size, long capacity, long hits, long misses) {
  public CacheFigures {
    requireNonNull(name, "name is null");
  }
}
