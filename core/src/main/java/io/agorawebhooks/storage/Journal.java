package io.agorawebhooks.storage;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Remembers how to take back what a transaction does to maps. */
final class Journal {
  private final Deque<Runnable> inverses = new ArrayDeque<>();

  <K, V> void put(Map<K, V> map, K key, V value) {
    V old = map.put(key, value);
    note(() -> restore(map, key, old));
  }

  <K, V> void remove(Map<K, V> map, K key) {
    V old = map.remove(key);
    note(() -> restore(map, key, old));
  }

  /** Puts the value, or removes the entry if the value is the one that stands for nothing. */
  <K, V> void set(Map<K, V> map, K key, V value, V nothing) {
    if (Objects.equals(value, nothing)) {
      remove(map, key);
    } else {
      put(map, key, value);
    }
  }

  private static <K, V> void restore(Map<K, V> map, K key, @Nullable V old) {
    if (old == null) {
      map.remove(key);
    } else {
      map.put(key, old);
    }
  }

  /** Says how to take back something that has been done. */
  void note(Runnable inverse) {
    inverses.push(inverse);
  }

  /** Keeps what was done. */
  void commit() {
    inverses.clear();
  }

  /** Takes back what was done since the last commit, the last first. */
  void rollback() {
    while (!inverses.isEmpty()) {
      inverses.pop().run();
    }
  }
}
