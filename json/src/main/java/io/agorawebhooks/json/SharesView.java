package io.agorawebhooks.json;

import io.agorawebhooks.metrics.Line;
import io.agorawebhooks.metrics.Range;
import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.storage.MinutesReport;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What minutes or leaves are made of: platforms, client types, reasons. */
final class SharesView {
  private SharesView() {}

  /** {@code GET /api/analytics/platforms/{app_id}}. */
  record Platforms(
      String appId,
      @Nullable String startDate,
      @Nullable String endDate,
      BigDecimal totalMinutes,
      long totalSeconds,
      List<PlatformShare> platforms,
      AskedView filters) {
    static Platforms of(Asked asked, MinutesReport report) {
      Range range = asked.filter().range();
      List<PlatformShare> shares = new ArrayList<>();
      report.lines().forEach(line -> shares.add(PlatformShare.of(line, report, shares.size())));
      return new Platforms(
          asked.app().value(),
          AskedView.from(range),
          AskedView.to(range),
          Figures.minutes(report.total()),
          report.total(),
          shares,
          AskedView.of(asked));
    }
  }

  /** Minutes of a platform, null for those that gave none, and their part of all, 0 to 1. */
  record PlatformShare(
      @Nullable Long platform,
      @Nullable String platformName,
      BigDecimal totalMinutes,
      long totalSeconds,
      BigDecimal share,
      String color) {
    static PlatformShare of(Line line, MinutesReport report, int index) {
      return new PlatformShare(
          line.key().code(),
          CodeNames.platform(line.key().code()),
          Figures.minutes(line.total()),
          line.total(),
          Figures.ratio(line.total(), report.total()),
          Colours.of(index));
    }
  }

  /** {@code GET /api/analytics/client-types/{app_id}}. */
  record ClientTypes(
      String appId,
      @Nullable Long platformId,
      @Nullable String startDate,
      @Nullable String endDate,
      BigDecimal totalMinutes,
      long totalSeconds,
      List<ClientTypeShare> clientTypes,
      AskedView filters) {
    static ClientTypes of(Asked asked, @Nullable Long platform, MinutesReport report) {
      Range range = asked.filter().range();
      List<ClientTypeShare> shares = new ArrayList<>();
      report.lines().forEach(line -> shares.add(ClientTypeShare.of(line, report, shares.size())));
      return new ClientTypes(
          asked.app().value(),
          platform,
          AskedView.from(range),
          AskedView.to(range),
          Figures.minutes(report.total()),
          report.total(),
          shares,
          AskedView.of(asked));
    }
  }

  /** Minutes of a client type, null for those that gave none, and their part of all, 0 to 1. */
  record ClientTypeShare(
      @Nullable Long clientType,
      @Nullable String clientTypeName,
      BigDecimal totalMinutes,
      long totalSeconds,
      BigDecimal share,
      String color) {
    static ClientTypeShare of(Line line, MinutesReport report, int index) {
      return new ClientTypeShare(
          line.key().code(),
          CodeNames.clientType(line.key().code()),
          Figures.minutes(line.total()),
          line.total(),
          Figures.ratio(line.total(), report.total()),
          Colours.of(index));
    }
  }

  /** {@code GET /api/analytics/reasons/{app_id}}. */
  record Reasons(
      String appId,
      @Nullable String startDate,
      @Nullable String endDate,
      long totalSessions,
      List<ReasonShare> reasons,
      AskedView filters) {
    static Reasons of(Asked asked, Map<@Nullable Long, Long> counts) {
      AppId app = asked.app();
      Range range = asked.filter().range();
      long total = counts.values().stream().mapToLong(Long::longValue).sum();
      return new Reasons(
          app.value(),
          AskedView.from(range),
          AskedView.to(range),
          total,
          counts.entrySet().stream()
              .map(entry -> ReasonShare.of(entry.getKey(), entry.getValue(), total))
              .sorted(ReasonShare.MOST_FIRST)
              .toList(),
          AskedView.of(asked));
    }
  }

  /** Sessions that ended for a reason, null for none given, and their part of all, 0 to 1. */
  record ReasonShare(
      @Nullable Long reason, @Nullable String reasonName, long count, BigDecimal share) {
    private static final Comparator<ReasonShare> MOST_FIRST =
        Comparator.comparingLong(ReasonShare::count)
            .reversed()
            .thenComparing(
                ReasonShare::reason, Comparator.nullsLast(Comparator.<Long>naturalOrder()));

    static ReasonShare of(@Nullable Long reason, long count, long total) {
      return new ReasonShare(reason, CodeNames.reason(reason), count, Figures.ratio(count, total));
    }
  }
}
