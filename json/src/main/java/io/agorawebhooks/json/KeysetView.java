package io.agorawebhooks.json;

import org.jspecify.annotations.Nullable;

/**
 * Where a list without numbered pages goes on.
 *
 * @param next what to hand in as {@code after}, null at the end
 */
record KeysetView(int perPage, boolean hasNext, @Nullable String next) {
  static KeysetView of(int perPage, @Nullable String next) {
    return new KeysetView(perPage, next != null, next);
  }
}
