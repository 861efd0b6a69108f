package io.agorawebhooks.notice;

import java.util.Locale;

/** What a user may do in a call. The declared order is that of the numbers stored for them. */
public enum Role {
  /** Sends and receives; Agora says broadcaster. */
  HOST,
  /** Receives only. */
  AUDIENCE;

  /** The other role. */
  public Role opposite() {
    return this == HOST ? AUDIENCE : HOST;
  }

  /** {@code host} or {@code audience}, as the API writes it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
