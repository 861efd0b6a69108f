package io.agorawebhooks.correlation;

import org.jspecify.annotations.Nullable;

/**
 * A session before and after a commit; one of the two is there, and they differ.
 *
 * @param before null if it is new
 * @param after null if it is gone
 */
public record SessionChange(@Nullable Session before, @Nullable Session after) {
  public SessionChange {
    if (before == null && after == null) {
      throw new IllegalArgumentException("A change has a before or an after");
    }
  }
}
