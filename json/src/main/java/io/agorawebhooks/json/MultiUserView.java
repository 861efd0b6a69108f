package io.agorawebhooks.json;

import io.agorawebhooks.metrics.Quality;
import io.agorawebhooks.metrics.Reconnections;
import io.agorawebhooks.metrics.RoleFigures;
import io.agorawebhooks.metrics.Totals;
import io.agorawebhooks.metrics.UserFigures;
import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.storage.CallReport;
import io.agorawebhooks.storage.UsersReport;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code GET /api/channel/{app_id}/{channel}/multi-user}: the users of one call. */
record MultiUserView(
    String appId,
    String channelName,
    String displayName,
    String channelSessionId,
    boolean live,
    List<User> users,
    long totalUsers,
    PaginationView pagination,
    String asOf) {

  static MultiUserView of(AppId app, UsersReport found, long asOf) {
    CallReport report = found.report();
    return new MultiUserView(
        app.value(),
        report.channel(),
        report.channel(),
        CallTimes.id(report.call()),
        report.live(),
        found.users().items().stream().map(User::of).toList(),
        found.users().total(),
        PaginationView.of(found.users()),
        Figures.instant(asOf));
  }

  /** One user in the call, which is the one channel joined. */
  record User(
      long uid,
      @Nullable String account,
      long sessionCount,
      int totalChannelsJoined,
      BigDecimal totalActiveMinutes,
      long totalActiveSeconds,
      BigDecimal hostMinutes,
      long hostSeconds,
      BigDecimal audienceMinutes,
      long audienceSeconds,
      BigDecimal openMinutes,
      long openSeconds,
      long totalRoleSwitches,
      Map<String, Long> platformDistribution,
      List<Breakdown.PlatformRow> platforms,
      List<Breakdown.ClientTypeRow> clientTypes,
      long failedCalls,
      long churnEvents,
      @Nullable BigDecimal qualityScore,
      long sampleSize,
      ReasonsView reasonBreakdown,
      List<Breakdown.ReasonRow> reasons,
      Analysis reconnectionAnalysis) {
    static User of(UserFigures user) {
      RoleFigures roles = user.roles();
      Totals totals = roles.totals();
      Quality quality = user.quality();
      return new User(
          user.uid(),
          user.account(),
          totals.sessions(),
          1,
          Figures.minutes(totals.seconds()),
          totals.seconds(),
          Figures.minutes(totals.hostSeconds()),
          totals.hostSeconds(),
          Figures.minutes(totals.audienceSeconds()),
          totals.audienceSeconds(),
          Figures.minutes(totals.openSeconds()),
          totals.openSeconds(),
          roles.switches(),
          Breakdown.platformSessions(roles),
          Breakdown.platforms(roles),
          Breakdown.clientTypes(roles),
          quality.failed(),
          quality.churn(),
          quality.score(),
          quality.sampleSize(),
          ReasonsView.of(quality),
          Breakdown.reasons(quality),
          Analysis.of(user.reconnections()));
    }
  }

  /** How often a user came back; the pattern has a second name that clients know. */
  record Analysis(
      long reconnectionCount,
      long rapidReconnections,
      long burstSessions,
      @Nullable BigDecimal avgSessionGapMinutes,
      @Nullable BigDecimal avgSessionGapSeconds,
      String pattern,
      String reconnectionPattern) {
    static Analysis of(Reconnections reconnections) {
      String pattern = reconnections.pattern().label();
      return new Analysis(
          reconnections.count(),
          reconnections.rapid(),
          reconnections.bursts(),
          reconnections.averageGapMinutes(),
          reconnections.averageGapSeconds(),
          pattern,
          pattern);
    }
  }
}
