package io.agorawebhooks.json;

import io.agorawebhooks.metrics.RoleFigures;
import io.agorawebhooks.metrics.Totals;
import io.agorawebhooks.metrics.UserRoles;
import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.storage.CallReport;
import io.agorawebhooks.storage.RoleReport;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code GET /api/channel/{app_id}/{channel}/role-analytics}: the roles in one call. */
record RolesView(
    String appId,
    String channelName,
    String displayName,
    String channelSessionId,
    boolean live,
    BigDecimal totalMinutes,
    long totalSeconds,
    BigDecimal hostMinutes,
    long hostSeconds,
    BigDecimal audienceMinutes,
    long audienceSeconds,
    BigDecimal openMinutes,
    long openSeconds,
    BigDecimal inferredShare,
    long roleSwitches,
    BigDecimal wallClockMinutes,
    long wallClockSeconds,
    Map<String, BigDecimal> productBreakdown,
    Map<String, BigDecimal> platformBreakdown,
    Map<String, BigDecimal> clientTypeBreakdown,
    List<Breakdown.ProductRow> products,
    List<Breakdown.PlatformRow> platforms,
    List<Breakdown.ClientTypeRow> clientTypes,
    List<User> users,
    int totalUsers,
    PaginationView pagination,
    String asOf) {

  static RolesView of(AppId app, RoleReport roles, long asOf) {
    CallReport report = roles.report();
    RoleFigures figures = roles.figures();
    Totals totals = figures.totals();
    long wall = CallTimes.wallSeconds(report, asOf);
    return new RolesView(
        app.value(),
        report.channel(),
        report.channel(),
        CallTimes.id(report.call()),
        report.live(),
        Figures.minutes(totals.seconds()),
        totals.seconds(),
        Figures.minutes(totals.hostSeconds()),
        totals.hostSeconds(),
        Figures.minutes(totals.audienceSeconds()),
        totals.audienceSeconds(),
        Figures.minutes(totals.openSeconds()),
        totals.openSeconds(),
        Figures.ratio(totals.inferredSeconds(), totals.seconds()),
        figures.switches(),
        Figures.minutes(wall),
        wall,
        Breakdown.productMinutes(figures),
        Breakdown.platformMinutes(figures),
        Breakdown.clientTypeMinutes(figures),
        Breakdown.products(figures),
        Breakdown.platforms(figures),
        Breakdown.clientTypes(figures),
        roles.users().items().stream().map(User::of).toList(),
        (int) roles.users().total(),
        PaginationView.of(roles.users()),
        Figures.instant(asOf));
  }

  /** One user in the call. */
  record User(
      long uid,
      @Nullable String account,
      BigDecimal totalMinutes,
      long totalSeconds,
      BigDecimal hostMinutes,
      long hostSeconds,
      BigDecimal audienceMinutes,
      long audienceSeconds,
      BigDecimal openMinutes,
      long openSeconds,
      long roleSwitches,
      List<SessionView.Segment> roleSegments,
      boolean roleSegmentsCut) {
    static User of(UserRoles user) {
      Totals totals = user.roles().totals();
      return new User(
          user.uid(),
          user.account(),
          Figures.minutes(totals.seconds()),
          totals.seconds(),
          Figures.minutes(totals.hostSeconds()),
          totals.hostSeconds(),
          Figures.minutes(totals.audienceSeconds()),
          totals.audienceSeconds(),
          Figures.minutes(totals.openSeconds()),
          totals.openSeconds(),
          user.roles().switches(),
          user.segments().stream().map(SessionView.Segment::of).toList(),
          user.cut());
    }
  }
}
