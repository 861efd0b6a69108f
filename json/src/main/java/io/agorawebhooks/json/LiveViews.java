package io.agorawebhooks.json;

import static java.util.Objects.requireNonNull;

import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.storage.ChangedCall;
import io.agorawebhooks.storage.LiveCall;
import io.agorawebhooks.storage.LiveSnapshot;

/**
 * What is said of live calls, as {@link JsonViews} writes it: one line each.
 *
 * <p>{@code asOf} is the epoch second up to which open sessions count.
 */
public final class LiveViews {
  private LiveViews() {}

  /** The live calls of an app. */
  public static byte[] snapshot(AppId app, LiveSnapshot snapshot) {
    requireNonNull(app, "app is null");
    return JsonViews.bytes(LiveView.of(app, snapshot));
  }

  /** A call that began or changed. */
  public static byte[] call(LiveCall call, long asOf) {
    requireNonNull(call, "call is null");
    return JsonViews.bytes(new LiveView.Changed(LiveView.Row.of(call), Figures.instant(asOf)));
  }

  /** A call that nobody is in any more. */
  public static byte[] ended(ChangedCall call, long asOf) {
    requireNonNull(call, "call is null");
    return JsonViews.bytes(
        new LiveView.Ended(LiveView.row(call.id()), call.channel(), Figures.instant(asOf)));
  }
}
