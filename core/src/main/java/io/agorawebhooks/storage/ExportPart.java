package io.agorawebhooks.storage;

import java.util.Locale;

/** What an export consists of, in its order. */
public enum ExportPart {
  WEBHOOK_EVENTS,
  SESSIONS,
  ROLE_EVENTS,
  CHANNEL_METRICS,
  USER_METRICS;

  /** Its name in answers and of its file. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
