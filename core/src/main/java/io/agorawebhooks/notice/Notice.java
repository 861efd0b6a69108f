package io.agorawebhooks.notice;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * One delivery, decoded. Exactly one of {@code event} and {@code setAside} is there.
 *
 * @param noticeId Agora's id of the notice, opaque, not unique on its own
 * @param key what makes it a duplicate: app, noticeId and content without {@code notifyMs}
 * @param productId null if missing or not a whole number
 * @param eventType null if missing or not a whole number
 * @param notifyMs when Agora sent this attempt, milliseconds since 1970; null if missing
 * @param channel the channel's name as sent, null if missing or not a name
 * @param event what it says, if it takes part in correlation
 * @param setAside why it does not
 */
public record Notice(
    String noticeId,
    NoticeKey key,
    @Nullable Long productId,
    @Nullable Long eventType,
    @Nullable Long notifyMs,
    @Nullable String channel,
    @Nullable Event event,
    @Nullable SetAside setAside) {
  public Notice {
    requireNonNull(noticeId, "noticeId is null");
    requireNonNull(key, "key is null");
    if ((event == null) == (setAside == null)) {
      throw new IllegalArgumentException("A notice is either correlated or set aside");
    }
    if (event != null) {
      requireNonNull(channel, "channel is null");
    }
  }

  /** The same, told by another key. */
  public Notice withKey(NoticeKey other) {
    return new Notice(noticeId, other, productId, eventType, notifyMs, channel, event, setAside);
  }

  /** The same, taking no part because its app's horizon lies behind it. */
  public Notice beforeHorizon() {
    return without(SetAside.BEFORE_HORIZON);
  }

  /** The same, taking no part because others tell of what it was made up for. */
  public Notice superseded() {
    return without(SetAside.SUPERSEDED);
  }

  private Notice without(SetAside reason) {
    return event == null
        ? this
        : new Notice(noticeId, key, productId, eventType, notifyMs, channel, null, reason);
  }
}
