package io.agorawebhooks.notice;

import java.util.Locale;

/**
 * Why a stored notice is not correlated, in the order in which the reasons are tried
 * (correlation.md, section 1); the last two are the storage's, not the notice's. The declared order
 * is that of the numbers stored for them.
 */
public enum SetAside {
  /** Not RTC: other products reuse the numbers of its events. */
  OTHER_PRODUCT,
  /** An RTC event type that Agora does not document. */
  UNKNOWN_EVENT,
  /** No channel name, or one that cannot be a name. */
  NO_CHANNEL,
  /** The console's health check, channel {@code test_webhook}. */
  TEST,
  /** No whole second from 2015 to 2099. */
  BAD_TIMESTAMP,
  /** A user event without a uid from 1 to 2^32-1. */
  NO_UID,
  /** It lies before the app's horizon: what was there is pruned and frozen. */
  BEFORE_HORIZON,
  /** Made of an imported session, in whose time notices of Agora tell of the same user. */
  SUPERSEDED;

  /** As the API and the summaries write it, such as {@code other_product}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
