package io.agorawebhooks.json;

import io.agorawebhooks.correlation.Call;
import io.agorawebhooks.metrics.Totals;
import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.notice.ClientType;
import io.agorawebhooks.storage.CallList;
import io.agorawebhooks.storage.CallReport;
import io.agorawebhooks.storage.CallSums;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /api/channels/{app_id}}: a row is a call. Clients expect numbers in {@code
 * client_types}, so sessions that came without one add nothing to it.
 */
record ChannelsView(
    String appId, List<Row> channels, PaginationView pagination, Sums totals, String asOf) {
  /**
   * @param next where the list goes on, null at its end
   */
  static ChannelsView of(
      AppId app, CallList list, int page, int perPage, @Nullable String next, long asOf) {
    return new ChannelsView(
        app.value(),
        list.calls().stream().map(Row::of).toList(),
        PaginationView.of(page, perPage, list, next),
        Sums.of(list.sums()),
        Figures.instant(asOf));
  }

  /** What all rows of the whole list add up to. */
  record Sums(
      long calls,
      BigDecimal totalMinutes,
      long totalSeconds,
      BigDecimal hostMinutes,
      long hostSeconds,
      BigDecimal audienceMinutes,
      long audienceSeconds,
      BigDecimal inferredMinutes,
      long inferredSeconds,
      BigDecimal inferredShare,
      long openSessions,
      BigDecimal openMinutes,
      long openSeconds) {
    static Sums of(CallSums sums) {
      return new Sums(
          sums.calls(),
          Figures.minutes(sums.seconds()),
          sums.seconds(),
          Figures.minutes(sums.hostSeconds()),
          sums.hostSeconds(),
          Figures.minutes(sums.audienceSeconds()),
          sums.audienceSeconds(),
          Figures.minutes(sums.inferredSeconds()),
          sums.inferredSeconds(),
          Figures.ratio(sums.inferredSeconds(), sums.seconds()),
          sums.openSessions(),
          Figures.minutes(sums.openSeconds()),
          sums.openSeconds());
    }
  }

  record Row(
      String channelName,
      String displayName,
      String channelSessionId,
      BigDecimal totalMinutes,
      long totalSeconds,
      int uniqueUsers,
      String firstActivity,
      String lastActivity,
      List<Long> clientTypes,
      List<String> clientTypeNames,
      boolean live,
      int onlineUsers,
      BigDecimal openMinutes,
      long openSeconds,
      boolean provisional,
      BigDecimal inferredShare) {
    static Row of(CallReport report) {
      Call call = report.call();
      Totals totals = report.totals();
      List<Long> clientTypes = report.clientTypes().stream().filter(Objects::nonNull).toList();
      return new Row(
          report.channel(),
          report.channel(),
          CallTimes.id(call),
          Figures.minutes(totals.seconds()),
          totals.seconds(),
          report.users(),
          Figures.instant(call.start()),
          Figures.instant(call.activity()),
          clientTypes,
          clientTypes.stream().map(code -> ClientType.of(code).name()).toList(),
          report.live(),
          report.onlineUsers(),
          Figures.minutes(totals.openSeconds()),
          totals.openSeconds(),
          report.live(),
          Figures.ratio(totals.inferredSeconds(), totals.seconds()));
    }
  }
}
