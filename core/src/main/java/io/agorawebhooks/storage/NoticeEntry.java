package io.agorawebhooks.storage;

import static java.util.Objects.requireNonNull;

import io.agorawebhooks.notice.SetAside;
import org.jspecify.annotations.Nullable;

/**
 * A raw notice without its body.
 *
 * @param place when it came in
 * @param noticeId Agora's id
 * @param notifyMs when Agora sent it, milliseconds since 1970; null if unknown
 * @param product code as sent, null if unknown
 * @param eventType code as sent, null if unknown
 * @param channel its name, null if there is none
 * @param uid of the event it says; null if it is about the channel as a whole or set aside
 * @param ts epoch second of the event it says, null if it is set aside
 * @param setAside why it is not correlated, null if it is
 * @param bytes length of its body
 */
public record NoticeEntry(
    NoticePlace place,
    String noticeId,
    @Nullable Long notifyMs,
    @Nullable Long product,
    @Nullable Long eventType,
    @Nullable String channel,
    @Nullable Long uid,
    @Nullable Long ts,
    @Nullable SetAside setAside,
    int bytes) {
  public NoticeEntry {
    requireNonNull(place, "place is null");
    requireNonNull(noticeId, "noticeId is null");
  }
}
