package io.agorawebhooks.json;

import io.agorawebhooks.correlation.Call;
import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.storage.CallDetail;
import io.agorawebhooks.storage.CallFigures;
import io.agorawebhooks.storage.CallReport;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /api/channel/{app_id}/{channel}}: one call. The utilization counts open sessions too,
 * to the second that ends the wall clock.
 */
record ChannelView(
    String appId,
    String channelName,
    String displayName,
    String channelSessionId,
    String started,
    @Nullable String ended,
    boolean live,
    boolean provisional,
    boolean created,
    boolean destroyed,
    BigDecimal totalMinutes,
    long totalSeconds,
    BigDecimal openMinutes,
    long openSeconds,
    int uniqueUsers,
    int onlineUsers,
    BigDecimal hostMinutes,
    long hostSeconds,
    BigDecimal audienceMinutes,
    long audienceSeconds,
    int uniqueHosts,
    int uniqueAudiences,
    BigDecimal channelDurationMinutes,
    long channelDurationSeconds,
    BigDecimal userMinutesSum,
    long userSecondsSum,
    BigDecimal utilization,
    BigDecimal inferredShare,
    long roleSwitches,
    int participants,
    int bots,
    List<SessionView> sessions,
    PaginationView pagination,
    List<OtherCall> calls,
    @Nullable String callsNext,
    String asOf) {

  static ChannelView of(AppId app, CallDetail detail, long asOf) {
    CallReport report = detail.report();
    CallFigures figures = detail.figures();
    Call call = report.call();
    long wall = CallTimes.wallSeconds(report, asOf);
    return new ChannelView(
        app.value(),
        report.channel(),
        report.channel(),
        CallTimes.id(call),
        Figures.instant(call.start()),
        Figures.instantOrNull(call.end()),
        report.live(),
        report.live(),
        call.created(),
        call.destroyed() != null,
        Figures.minutes(report.seconds()),
        report.seconds(),
        Figures.minutes(report.totals().openSeconds()),
        report.totals().openSeconds(),
        report.users(),
        report.onlineUsers(),
        Figures.minutes(report.totals().hostSeconds()),
        report.totals().hostSeconds(),
        Figures.minutes(report.totals().audienceSeconds()),
        report.totals().audienceSeconds(),
        figures.uniqueHosts(),
        figures.uniqueAudiences(),
        Figures.minutes(wall),
        wall,
        Figures.minutes(report.seconds()),
        report.seconds(),
        Figures.ratio(report.seconds() + report.totals().openSeconds(), wall),
        Figures.ratio(report.totals().inferredSeconds(), report.seconds()),
        figures.roleSwitches(),
        figures.participants(),
        figures.bots(),
        sessions(app, detail),
        PaginationView.of(detail.sessions()),
        detail.others().stream().map(OtherCall::of).toList(),
        callsNext(detail),
        Figures.instant(asOf));
  }

  /** The start of the last call that is listed, null if there is none before it. */
  private static @Nullable String callsNext(CallDetail detail) {
    return detail.hasMoreOthers()
        ? CallTimes.id(detail.others().get(detail.others().size() - 1).call())
        : null;
  }

  private static List<SessionView> sessions(AppId app, CallDetail detail) {
    CallReport report = detail.report();
    return detail.sessions().items().stream()
        .map(session -> SessionView.of(app, report.channel(), report.call(), session))
        .toList();
  }

  /** Another call of the channel. */
  record OtherCall(
      String channelSessionId,
      String started,
      @Nullable String ended,
      boolean live,
      BigDecimal totalMinutes,
      long totalSeconds,
      int uniqueUsers) {
    static OtherCall of(CallReport report) {
      Call call = report.call();
      return new OtherCall(
          CallTimes.id(call),
          Figures.instant(call.start()),
          Figures.instantOrNull(call.end()),
          report.live(),
          Figures.minutes(report.seconds()),
          report.seconds(),
          report.users());
    }
  }
}
