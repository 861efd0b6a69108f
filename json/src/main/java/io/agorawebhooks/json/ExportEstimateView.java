package io.agorawebhooks.json;

import io.agorawebhooks.storage.ExportPart;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an export would be.
 *
 * @param estimatedSizeMb in units of 1,000,000 bytes
 * @param withinLimits always: there are none
 * @param needsChunking never: exports stream
 * @param limits none
 */
record ExportEstimateView(
    String appId,
    String format,
    long totalRecords,
    Map<String, Long> counts,
    long estimatedBytes,
    BigDecimal estimatedSizeMb,
    boolean withinLimits,
    boolean needsChunking,
    Map<String, Long> limits) {
  private static final BigDecimal MB = BigDecimal.valueOf(1_000_000);

  static ExportEstimateView of(ExportHead head, ExportEstimate estimate) {
    Map<String, Long> counts = new LinkedHashMap<>();
    for (ExportPart part : ExportPart.values()) {
      counts.put(part.label(), estimate.count(part));
    }
    long bytes = estimate.bytes();
    return new ExportEstimateView(
        head.query().app().value(),
        head.format().label(),
        counts.values().stream().mapToLong(Long::longValue).sum(),
        counts,
        bytes,
        BigDecimal.valueOf(bytes).divide(MB, 2, RoundingMode.HALF_UP),
        true,
        false,
        Map.of());
  }
}
