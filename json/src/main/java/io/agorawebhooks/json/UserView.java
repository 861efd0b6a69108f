package io.agorawebhooks.json;

import io.agorawebhooks.metrics.Totals;
import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.storage.ChannelStay;
import io.agorawebhooks.storage.UserReport;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code GET /api/user/{app_id}/{uid}}: the channels of a user, by name. */
record UserView(
    @Nullable Long uid,
    String appId,
    Map<String, Stay> channelStats,
    long totalSessions,
    PaginationView pagination,
    String asOf) {

  static UserView of(AppId app, UserReport user, long asOf) {
    Map<String, Stay> stays = new LinkedHashMap<>();
    user.channels().items().forEach(stay -> stays.put(stay.channel(), Stay.of(stay)));
    return new UserView(
        UserDetailView.only(user),
        app.value(),
        stays,
        user.roles().totals().sessions(),
        PaginationView.of(user.channels()),
        Figures.instant(asOf));
  }

  record Stay(
      BigDecimal totalMinutes,
      long totalSeconds,
      BigDecimal openMinutes,
      long openSeconds,
      long sessionCount) {
    static Stay of(ChannelStay stay) {
      Totals totals = stay.totals();
      return new Stay(
          Figures.minutes(totals.seconds()),
          totals.seconds(),
          Figures.minutes(totals.openSeconds()),
          totals.openSeconds(),
          totals.sessions());
    }
  }
}
