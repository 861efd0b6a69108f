package io.agorawebhooks.json;

import io.agorawebhooks.metrics.Filter;
import io.agorawebhooks.metrics.Period;
import io.agorawebhooks.storage.ExportPart;
import io.agorawebhooks.storage.ExportQuery;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an export is about and how many rows it has.
 *
 * @param channelFilter the one channel, null for all or several; {@code filters} has them all
 * @param included the parts that were asked for
 * @param metricsCount of both daily tables
 */
record ExportInfoView(
    String exportId,
    String appId,
    @Nullable String startDate,
    @Nullable String endDate,
    @Nullable String channelFilter,
    AskedView filters,
    String createdAt,
    String asOf,
    String format,
    List<String> included,
    long totalRecords,
    long webhookEventsCount,
    long sessionsCount,
    long roleEventsCount,
    long metricsCount,
    long channelMetricsCount,
    long userMetricsCount) {
  static ExportInfoView of(ExportHead head, Map<ExportPart, Long> counts) {
    ExportQuery query = head.query();
    Filter filter = query.filter();
    Set<String> channels = filter.channels();
    long ofChannels = count(counts, ExportPart.CHANNEL_METRICS);
    long ofUsers = count(counts, ExportPart.USER_METRICS);
    return new ExportInfoView(
        head.id(),
        query.app().value(),
        AskedView.from(filter.range()),
        AskedView.to(filter.range()),
        channels.size() == 1 ? channels.iterator().next() : null,
        AskedView.of(new Asked(query.app(), filter, Period.DAY, head.zone())),
        Figures.instant(query.asOf()),
        Figures.instant(query.asOf()),
        head.format().label(),
        query.parts().stream().sorted().map(ExportPart::label).toList(),
        counts.values().stream().mapToLong(Long::longValue).sum(),
        count(counts, ExportPart.WEBHOOK_EVENTS),
        count(counts, ExportPart.SESSIONS),
        count(counts, ExportPart.ROLE_EVENTS),
        ofChannels + ofUsers,
        ofChannels,
        ofUsers);
  }

  private static long count(Map<ExportPart, Long> counts, ExportPart part) {
    return counts.getOrDefault(part, 0L);
  }
}
