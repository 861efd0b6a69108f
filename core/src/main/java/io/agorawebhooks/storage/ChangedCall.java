package io.agorawebhooks.storage;

import static java.util.Objects.requireNonNull;

import io.agorawebhooks.notice.AppId;
import org.jspecify.annotations.Nullable;

/**
 * A call that a commit changed: its bounds, or one of its sessions.
 *
 * @param app whose call it is
 * @param channel its channel's name
 * @param id of the call, which may be no more
 * @param open the latest join of its sessions that were open before and changed, in epoch seconds;
 *     null if there is none, so that nobody has left
 */
public record ChangedCall(AppId app, String channel, long id, @Nullable Long open) {
  public ChangedCall {
    requireNonNull(app, "app is null");
    requireNonNull(channel, "channel is null");
  }

  /** What two changes of one call, with this channel's name, come to. */
  public ChangedCall and(ChangedCall later) {
    Long other = later.open;
    boolean isOther = open == null || (other != null && other > open);
    return new ChangedCall(app, channel, id, isOther ? other : open);
  }
}
