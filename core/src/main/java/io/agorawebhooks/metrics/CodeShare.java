package io.agorawebhooks.metrics;

import org.jspecify.annotations.Nullable;

/**
 * What sessions with one code, such as that of a platform, add up to.
 *
 * @param code null for those without one
 * @param sessions how many, open ones included
 * @param seconds of those that are completed
 */
public record CodeShare(@Nullable Long code, long sessions, long seconds) {
  CodeShare plus(CodeShare other) {
    return new CodeShare(code, sessions + other.sessions, seconds + other.seconds);
  }
}
