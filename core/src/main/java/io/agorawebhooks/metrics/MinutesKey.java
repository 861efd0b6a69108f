package io.agorawebhooks.metrics;

import static java.util.Objects.requireNonNull;

import io.agorawebhooks.notice.Role;
import org.jspecify.annotations.Nullable;

/**
 * What minutes are counted apart by.
 *
 * @param part which of the times asked for, from 0
 * @param channel its name where channels are told apart, else null
 * @param platform code, null if unknown
 * @param clientType code, null if none was given
 * @param role held in that time
 * @param inferred whether the session's join or leave is inferred
 */
public record MinutesKey(
    int part,
    @Nullable String channel,
    @Nullable Long platform,
    @Nullable Long clientType,
    Role role,
    boolean inferred) {
  public MinutesKey {
    requireNonNull(role, "role is null");
  }

  /** The same where platforms and client types are not told apart. */
  MinutesKey withoutCodes() {
    return new MinutesKey(part, channel, null, null, role, inferred);
  }
}
