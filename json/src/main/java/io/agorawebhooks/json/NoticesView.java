package io.agorawebhooks.json;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.notice.Rejection;
import io.agorawebhooks.storage.NoticeEntry;
import io.agorawebhooks.storage.StoredNotice;
import io.agorawebhooks.storage.StoredRejection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists of what came in. */
final class NoticesView {
  private NoticesView() {}

  /** {@code GET /api/notices/{app_id}}. */
  record Notices(String appId, List<NoticeView> notices, KeysetView pagination) {
    static Notices of(AppId app, List<NoticeEntry> notices, int perPage, @Nullable String next) {
      return new Notices(
          app.value(), notices.stream().map(NoticeView::of).toList(), KeysetView.of(perPage, next));
    }
  }

  /** {@code GET /api/notices/{app_id}/{notice_id}}. */
  record Copies(String appId, String noticeId, List<Copy> notices, KeysetView pagination) {}

  /**
   * A notice as it came in.
   *
   * @param channelSessionId the call that goes on at its time, null if there is none
   */
  record Copy(
      @JsonUnwrapped NoticeView notice,
      @Nullable String channelSessionId,
      @JsonUnwrapped RawView raw) {
    static Copy of(StoredNotice notice, @Nullable Long call) {
      return new Copy(
          NoticeView.of(notice.entry()),
          call == null ? null : call.toString(),
          RawView.of(notice.headers(), notice.body()));
    }
  }

  /** {@code GET /api/rejected/{app_id}}. */
  record Rejected(String appId, List<Row> rejected, KeysetView pagination) {
    static Rejected of(
        AppId app, List<StoredRejection> rejected, int perPage, @Nullable String next) {
      return new Rejected(
          app.value(),
          rejected.stream().map(found -> Row.of(found.rejection())).toList(),
          KeysetView.of(perPage, next));
    }
  }

  /** What was refused, and the status it was answered with. */
  record Row(
      String receivedAt, int status, String reason, int bodyBytes, @JsonUnwrapped RawView raw) {
    static Row of(Rejection rejection) {
      return new Row(
          rejection.receivedAt().toString(),
          rejection.status(),
          rejection.reason(),
          rejection.body().length,
          RawView.of(rejection.headers(), rejection.body()));
    }
  }
}
