package io.agorawebhooks.json;

import static java.util.Objects.requireNonNull;

import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.storage.CallSums;
import io.agorawebhooks.storage.Share;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers about shares, as {@link JsonViews} writes them. */
public final class ShareViews {
  private ShareViews() {}

  /**
   * A new share, with what opens it; nothing else ever shows that.
   *
   * @param now epoch second
   * @param token what opens it
   * @param url where it is looked at
   */
  public static byte[] created(Share share, long now, String token, String url) {
    requireNonNull(share, "share is null");
    return JsonViews.bytes(ShareView.Created.of(share, now, token, url));
  }

  /**
   * The shares of an app.
   *
   * @param now epoch second
   * @param perPage the most of this page
   * @param next where the list goes on, null at its end
   */
  public static byte[] list(
      AppId app, List<Share> shares, long now, int perPage, @Nullable String next) {
    requireNonNull(app, "app is null");
    return JsonViews.bytes(ShareView.Shares.of(app, shares, now, perPage, next));
  }

  /** What was revoked. */
  public static byte[] revoked(String id) {
    return JsonViews.bytes(new ShareView.Revoked(requireNonNull(id, "id is null"), "revoked"));
  }

  /**
   * What somebody sees first who has the token.
   *
   * @param sums of all calls that are shared; null as long as the password is missing, when nothing
   *     else is told either
   * @param asOf epoch second up to which open sessions count
   */
  public static byte[] head(Share share, @Nullable CallSums sums, long asOf) {
    requireNonNull(share, "share is null");
    return JsonViews.bytes(ShareView.Head.of(share, sums, asOf));
  }
}
