package io.agorawebhooks.json;

import io.agorawebhooks.metrics.Quality;
import io.agorawebhooks.metrics.RoleFigures;
import io.agorawebhooks.metrics.Totals;
import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.storage.ChannelStay;
import io.agorawebhooks.storage.UserReport;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /api/user/{app_id}/{uid}/detailed}, and by account. An account with several uids has
 * no single one. Minutes are those in the time asked for; quality and average length are those of
 * whole sessions.
 */
record UserDetailView(
    @Nullable Long uid,
    List<Long> uids,
    String appId,
    List<String> accounts,
    long totalSessions,
    long totalChannelsJoined,
    BigDecimal totalActiveMinutes,
    long totalActiveSeconds,
    BigDecimal hostMinutes,
    long hostSeconds,
    BigDecimal audienceMinutes,
    long audienceSeconds,
    BigDecimal inferredShare,
    long openSessions,
    BigDecimal openMinutes,
    long openSeconds,
    long totalRoleSwitches,
    Map<String, Long> platformDistribution,
    List<Breakdown.PlatformRow> platforms,
    List<Breakdown.ClientTypeRow> clientTypes,
    @Nullable BigDecimal avgSessionLength,
    @Nullable BigDecimal avgSessionSeconds,
    @Nullable BigDecimal spikeDetectionScore,
    long churnEvents,
    long failedCalls,
    ReasonsView reasonBreakdown,
    List<Breakdown.ReasonRow> reasons,
    Map<String, BigDecimal> productBreakdown,
    List<Breakdown.ProductRow> products,
    List<Channel> channelsList,
    PaginationView pagination,
    List<String> qualityInsights,
    List<InsightView> insightItems,
    @Nullable BigDecimal qualityScore,
    long sampleSize,
    @Nullable String sid,
    String asOf) {

  static UserDetailView of(AppId app, UserReport user, long asOf) {
    RoleFigures roles = user.roles();
    Totals totals = roles.totals();
    Quality quality = user.quality();
    List<InsightView> insights = InsightView.of(quality, false);
    return new UserDetailView(
        only(user),
        user.uids(),
        app.value(),
        user.accounts(),
        totals.sessions(),
        user.channels().total(),
        Figures.minutes(totals.seconds()),
        totals.seconds(),
        Figures.minutes(totals.hostSeconds()),
        totals.hostSeconds(),
        Figures.minutes(totals.audienceSeconds()),
        totals.audienceSeconds(),
        Figures.ratio(totals.inferredSeconds(), totals.seconds()),
        totals.openSessions(),
        Figures.minutes(totals.openSeconds()),
        totals.openSeconds(),
        roles.switches(),
        Breakdown.platformSessions(roles),
        Breakdown.platforms(roles),
        Breakdown.clientTypes(roles),
        quality.averageMinutes(),
        quality.averageSeconds(),
        churnShare(quality),
        quality.churn(),
        quality.failed(),
        ReasonsView.of(quality),
        Breakdown.reasons(quality),
        Breakdown.productMinutes(roles),
        Breakdown.products(roles),
        user.channels().items().stream().map(Channel::of).toList(),
        PaginationView.of(user.channels()),
        InsightView.texts(insights),
        insights,
        quality.score(),
        quality.sampleSize(),
        user.sid(),
        Figures.instant(asOf));
  }

  /** The uid if there is one, null if there are several. */
  static @Nullable Long only(UserReport user) {
    return user.uids().size() == 1 ? user.uids().get(0) : null;
  }

  private static @Nullable BigDecimal churnShare(Quality quality) {
    return quality.sampleSize() == 0 ? null : Figures.ratio(quality.churn(), quality.sampleSize());
  }

  /** A channel of the user. */
  record Channel(
      String channelName,
      String displayName,
      BigDecimal totalMinutes,
      long totalSeconds,
      BigDecimal openMinutes,
      long openSeconds,
      long sessionCount,
      long roleSwitches,
      boolean isHost,
      int communicationMode,
      String lastActivity) {
    static Channel of(ChannelStay stay) {
      Totals totals = stay.totals();
      return new Channel(
          stay.channel(),
          stay.channel(),
          Figures.minutes(totals.seconds()),
          totals.seconds(),
          Figures.minutes(totals.openSeconds()),
          totals.openSeconds(),
          totals.sessions(),
          stay.switches(),
          stay.host(),
          stay.communication() ? 1 : 0,
          Figures.instant(stay.activity()));
    }
  }
}
