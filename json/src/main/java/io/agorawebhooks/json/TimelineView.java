package io.agorawebhooks.json;

import io.agorawebhooks.correlation.RoleSegment;
import io.agorawebhooks.correlation.Session;
import io.agorawebhooks.metrics.UserRoles;
import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.notice.Role;
import io.agorawebhooks.storage.CallReport;
import io.agorawebhooks.storage.TimelineReport;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code GET /api/channel/{app_id}/{channel}/timeline}: one call as it went, to be drawn. */
record TimelineView(
    String appId,
    String channelName,
    String displayName,
    String channelSessionId,
    String started,
    @Nullable String ended,
    boolean live,
    List<Row> sessions,
    PaginationView pagination,
    String asOf) {

  static TimelineView of(AppId app, TimelineReport found, long asOf) {
    CallReport report = found.report();
    return new TimelineView(
        app.value(),
        report.channel(),
        report.channel(),
        CallTimes.id(report.call()),
        Figures.instant(report.call().start()),
        Figures.instantOrNull(report.call().end()),
        report.live(),
        found.sessions().items().stream().map(Row::of).toList(),
        PaginationView.of(found.sessions()),
        Figures.instant(asOf));
  }

  /** One session. Segments behind the 200th are cut off; one that is open has no end. */
  record Row(
      String id,
      long uid,
      @Nullable String account,
      String joinTime,
      @Nullable String leaveTime,
      @Nullable Long durationSeconds,
      @Nullable BigDecimal durationMinutes,
      boolean joinInferred,
      boolean leaveInferred,
      @Nullable Long platform,
      @Nullable String platformName,
      @Nullable Long clientType,
      @Nullable String clientTypeName,
      @Nullable Long reason,
      @Nullable String reasonName,
      boolean isHost,
      int roleSwitches,
      List<SessionView.Segment> roleSegments,
      boolean roleSegmentsCut) {
    static Row of(Session session) {
      List<RoleSegment> segments = session.segments();
      return new Row(
          session.key().publicId(),
          session.uid(),
          session.account(),
          Figures.instant(session.join()),
          Figures.instantOrNull(session.leave()),
          session.duration(),
          Figures.minutesOrNull(session.duration()),
          session.joinInferred(),
          session.leaveInferred(),
          session.platform(),
          CodeNames.platform(session.platform()),
          session.clientType(),
          CodeNames.clientType(session.clientType()),
          session.reason(),
          CodeNames.reason(session.reason()),
          session.role() == Role.HOST,
          session.switches().size(),
          segments.stream().limit(UserRoles.MOST_SEGMENTS).map(SessionView.Segment::of).toList(),
          segments.size() > UserRoles.MOST_SEGMENTS);
    }
  }
}
