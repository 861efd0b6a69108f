package io.agorawebhooks.json;

import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.notice.SetAside;
import io.agorawebhooks.storage.AppSummary;
import io.agorawebhooks.storage.Counts;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code GET /api/apps}. */
record AppsView(List<Row> apps, KeysetView pagination) {
  static AppsView of(
      List<AppSummary> apps, Map<AppId, String> names, int perPage, @Nullable String next) {
    List<Row> rows = apps.stream().map(app -> Row.of(app, names.get(app.app()))).toList();
    return new AppsView(rows, KeysetView.of(perPage, next));
  }

  /** Names are given by people. */
  record Row(
      String appId,
      @Nullable String name,
      String firstNotice,
      String lastNotice,
      long received,
      long stored,
      long duplicates,
      long rejected,
      long correlated,
      Map<String, Long> setAside) {
    static Row of(AppSummary app, @Nullable String name) {
      Counts counts = app.counts();
      return new Row(
          app.app().value(),
          name,
          Instant.ofEpochMilli(app.firstReceivedMs()).toString(),
          Instant.ofEpochMilli(app.lastReceivedMs()).toString(),
          counts.received(),
          counts.stored(),
          counts.duplicates(),
          counts.rejected(),
          counts.correlated(),
          setAside(counts));
    }

    private static Map<String, Long> setAside(Counts counts) {
      Map<String, Long> all = new LinkedHashMap<>();
      for (SetAside reason : SetAside.values()) {
        all.put(reason.label(), counts.setAside().getOrDefault(reason, 0L));
      }
      return all;
    }
  }
}
