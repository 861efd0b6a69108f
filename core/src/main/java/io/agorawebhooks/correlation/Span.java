package io.agorawebhooks.correlation;

import org.jspecify.annotations.Nullable;

/**
 * The time from a create to its destroy (correlation.md, section 4).
 *
 * @param start second of the create
 * @param end second of the destroy, possibly moved by a repeated one; null while there is none
 */
record Span(long start, @Nullable Long end) {

  /** Rule 1: the second lies in this ended span, or is its last and the session's last too. */
  boolean holds(long join, @Nullable Long left) {
    return end != null
        && start <= join
        && (join < end || (join == end && left != null && left == join));
  }

  boolean endsAt(long second) {
    return end != null && end == second;
  }
}
