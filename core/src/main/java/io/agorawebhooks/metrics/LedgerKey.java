package io.agorawebhooks.metrics;

import static java.util.Objects.requireNonNull;

import io.agorawebhooks.notice.Role;
import org.jspecify.annotations.Nullable;

/**
 * What the minutes ledger of a channel counts apart.
 *
 * @param bucket first second of a quarter of an hour, epoch seconds: fine enough for the days of
 *     every time zone, whose offsets have been whole quarters since before 2015
 * @param platform code, null if unknown
 * @param clientType code, null if none was given
 * @param role held in that time
 * @param inferred whether the session's join or leave is inferred
 */
public record LedgerKey(
    long bucket, @Nullable Long platform, @Nullable Long clientType, Role role, boolean inferred) {
  public LedgerKey {
    requireNonNull(role, "role is null");
  }
}
