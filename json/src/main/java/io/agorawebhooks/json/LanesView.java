package io.agorawebhooks.json;

import io.agorawebhooks.correlation.Session;
import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.storage.CallReport;
import io.agorawebhooks.storage.Lane;
import io.agorawebhooks.storage.LanesReport;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code GET /api/channel/{app_id}/{channel}/lanes}: one call as it went, by user. */
record LanesView(
    String appId,
    String channelName,
    String displayName,
    String channelSessionId,
    boolean live,
    long totalSessions,
    List<Row> users,
    PaginationView pagination,
    String asOf) {
  static LanesView of(AppId app, LanesReport found, long asOf) {
    CallReport report = found.report();
    return new LanesView(
        app.value(),
        report.channel(),
        report.channel(),
        CallTimes.id(report.call()),
        report.live(),
        report.totals().sessions(),
        found.lanes().items().stream().map(Row::of).toList(),
        PaginationView.of(found.lanes()),
        Figures.instant(asOf));
  }

  /** One user. */
  record Row(
      long uid,
      @Nullable String account,
      long sessionCount,
      List<TimelineView.Row> sessions,
      boolean sessionsCut) {
    static Row of(Lane lane) {
      List<Session> sessions = lane.sessions();
      return new Row(
          lane.uid(),
          sessions.stream().map(Session::account).filter(Objects::nonNull).findFirst().orElse(null),
          lane.count(),
          sessions.stream().map(TimelineView.Row::of).toList(),
          sessions.size() < lane.count());
    }
  }
}
