package io.agorawebhooks.json;

import io.agorawebhooks.correlation.Call;
import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.notice.ClientType;
import io.agorawebhooks.storage.CallReport;
import io.agorawebhooks.storage.Page;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/**
 * {@code GET /api/channels/{app_id}}: a row is a call. Clients expect numbers in {@code
 * client_types}, so sessions that came without one add nothing to it.
 */
record ChannelsView(String appId, List<Row> channels, PaginationView pagination, String asOf) {
  static ChannelsView of(AppId app, Page<CallReport> page, long asOf) {
    return new ChannelsView(
        app.value(),
        page.items().stream().map(Row::of).toList(),
        PaginationView.of(page),
        Figures.instant(asOf));
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
      List<Long> clientTypes = report.clientTypes().stream().filter(Objects::nonNull).toList();
      return new Row(
          report.channel(),
          report.channel(),
          CallTimes.id(call),
          Figures.minutes(report.seconds()),
          report.seconds(),
          call.users(),
          Figures.instant(call.start()),
          Figures.instant(CallTimes.lastActivity(call)),
          clientTypes,
          clientTypes.stream().map(code -> ClientType.of(code).name()).toList(),
          CallTimes.live(report),
          report.onlineUsers(),
          Figures.minutes(report.openSeconds()),
          report.openSeconds(),
          CallTimes.live(report),
          Figures.ratio(report.inferredSeconds(), report.seconds()));
    }
  }
}
