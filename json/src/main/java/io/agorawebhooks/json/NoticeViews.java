package io.agorawebhooks.json;

import static java.util.Objects.requireNonNull;

import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.storage.AppSummary;
import io.agorawebhooks.storage.NoticeEntry;
import io.agorawebhooks.storage.StoredNotice;
import io.agorawebhooks.storage.StoredRejection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Answers about what came in, as {@link JsonViews} writes them. {@code next} is where a list goes
 * on, null at its end.
 */
public final class NoticeViews {
  private NoticeViews() {}

  /**
   * Apps and their counts.
   *
   * @param names of those that have one
   */
  public static byte[] apps(
      List<AppSummary> apps, Map<AppId, String> names, int perPage, @Nullable String next) {
    requireNonNull(apps, "apps is null");
    return JsonViews.bytes(AppsView.of(apps, names, perPage, next));
  }

  /** A raw notice without its body, as it stands in the list. */
  public static byte[] notice(NoticeEntry notice) {
    return JsonViews.bytes(NoticeView.of(requireNonNull(notice, "notice is null")));
  }

  /** Raw notices without their bodies. */
  public static byte[] notices(
      AppId app, List<NoticeEntry> notices, int perPage, @Nullable String next) {
    requireNonNull(app, "app is null");
    return JsonViews.bytes(NoticesView.Notices.of(app, notices, perPage, next));
  }

  /**
   * Raw notices that have one id.
   *
   * @param calls the starts of the calls at their times, null where there is none
   */
  public static byte[] copies(
      AppId app,
      String noticeId,
      List<StoredNotice> notices,
      List<@Nullable Long> calls,
      int perPage,
      @Nullable String next) {
    requireNonNull(app, "app is null");
    List<NoticesView.Copy> copies = new ArrayList<>();
    for (int i = 0; i < notices.size(); i++) {
      copies.add(NoticesView.Copy.of(notices.get(i), calls.get(i)));
    }
    return JsonViews.bytes(
        new NoticesView.Copies(app.value(), noticeId, copies, KeysetView.of(perPage, next)));
  }

  /** What was refused. */
  public static byte[] rejected(
      AppId app, List<StoredRejection> rejected, int perPage, @Nullable String next) {
    requireNonNull(app, "app is null");
    return JsonViews.bytes(NoticesView.Rejected.of(app, rejected, perPage, next));
  }
}
