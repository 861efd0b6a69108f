package io.agorawebhooks.persistence;

import io.agorawebhooks.notice.Event;
import io.agorawebhooks.notice.Notice;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A stored notice with its columns as they are and as its bytes are read now.
 *
 * @param id of its row
 * @param app the row of its app
 * @param appId null if there is no such app
 * @param channel the row of the channel that its columns name, null for none
 * @param frozen the second before which that channel is frozen, null if it is not
 * @param stored what {@link #ADMISSION} names
 * @param told the same by its bytes, null if they are no notice any more
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record RawNotice(
    long id,
    long app,
    @Nullable String appId,
    @Nullable Long channel,
    @Nullable Long frozen,
    List<@Nullable Object> stored,
    byte[] body,
    @Nullable Notice told) {
  /** The columns that follow from the bytes; the channel by its name. */
  static final List<String> ADMISSION =
      List.of(
          "channel",
          "set_aside",
          "notify_ms",
          "product_id",
          "event_type",
          "uid",
          "ts",
          "notice_id");

  RawNotice {
    stored = Collections.unmodifiableList(stored);
  }

  /** The values of {@link #ADMISSION} by the bytes. */
  static List<@Nullable Object> admission(Notice notice) {
    Event event = notice.event();
    Integer setAside = Numbers.ofNullable(notice.setAside());
    return Arrays.asList(
        notice.channel(),
        setAside == null ? null : (Object) setAside.longValue(),
        notice.notifyMs(),
        notice.productId(),
        notice.eventType(),
        event == null ? null : (Object) event.uid(),
        event == null ? null : (Object) event.ts(),
        notice.noticeId());
  }

  /** Whether the columns say something else than the bytes. */
  boolean isReadmitted() {
    return told != null && !admission(told).equals(stored);
  }

  /** The number of the reason why it is not correlated, null if it is: by its bytes if they can. */
  @Nullable Long setAside() {
    List<@Nullable Object> admission = told == null ? stored : admission(told);
    return (Long) admission.get(ADMISSION.indexOf("set_aside"));
  }

  /** What takes part in correlation. */
  @Nullable Event event() {
    return told == null ? null : told.event();
  }

  /** The name of its channel by its bytes. */
  @Nullable String name() {
    return told == null ? null : told.channel();
  }

  /** Whether the stored channel is the one that the bytes name. */
  boolean hasItsChannel() {
    return channel != null && Objects.equals(stored.get(0), name());
  }
}
