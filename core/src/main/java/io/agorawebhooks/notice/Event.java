package io.agorawebhooks.notice;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * What an RTC channel notice says, admitted to correlation: its second is plausible, its uid valid.
 * Codes are kept as sent, known or not.
 *
 * @param key identity and order within the channel
 * @param duration seconds the user says to have stayed, 0 to 30 days; leaves only, null if missing
 * @param platform device platform code, null if missing
 * @param clientType client type code, null if missing
 * @param reason leave reason code, null if missing
 * @param account user account, null if missing or empty
 * @param sid Agora's session id, null if missing
 */
public record Event(
    EventKey key,
    @Nullable Long duration,
    @Nullable Long platform,
    @Nullable Long clientType,
    @Nullable Long reason,
    @Nullable String account,
    @Nullable String sid) {
  public Event {
    requireNonNull(key, "key is null");
  }

  public EventType type() {
    return key.type();
  }

  public EventType.Kind kind() {
    return key.type().kind();
  }

  /** Whole seconds since 1970, UTC. */
  public long ts() {
    return key.ts();
  }

  /** 1 to 2^32-1; 0 for creates and destroys. */
  public long uid() {
    return key.uid();
  }
}
