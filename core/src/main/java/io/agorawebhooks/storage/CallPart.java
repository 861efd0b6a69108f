package io.agorawebhooks.storage;

import static java.util.Objects.requireNonNull;

import io.agorawebhooks.notice.AppId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call that is asked for, and the part of its list.
 *
 * @param app it is in
 * @param channel its channel's name
 * @param id the call's start in epoch seconds, or a second it covers; null for the newest
 * @param page of the list, from 1
 * @param perPage items on a full page, from 1
 * @param uids of the users that lists of users have, empty for all
 */
public record CallPart(
    AppId app, String channel, @Nullable Long id, int page, int perPage, List<Long> uids) {
  public CallPart {
    uids = List.copyOf(uids);
    requireNonNull(app, "app is null");
    requireNonNull(channel, "channel is null");
  }

  /** Of all users. */
  public CallPart(AppId app, String channel, @Nullable Long id, int page, int perPage) {
    this(app, channel, id, page, perPage, List.of());
  }

  /** Items on the pages before this one. */
  long skipped() {
    return (page - 1L) * perPage;
  }
}
