package io.agorawebhooks.json;

import static java.util.Objects.requireNonNull;

import io.agorawebhooks.metrics.Breakdown;
import io.agorawebhooks.metrics.Cuts;
import io.agorawebhooks.metrics.Occupancy;
import io.agorawebhooks.storage.MinutesReport;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers about many sessions, and the names of their codes; written as {@link JsonViews} does. */
public final class AnalyticsViews {
  private AnalyticsViews() {}

  /** Minutes over time. */
  public static byte[] minutes(Asked asked, Breakdown by, MinutesReport report) {
    requireNonNull(asked, "asked is null");
    return JsonViews.bytes(MinutesView.of(asked, by, report));
  }

  /** Minutes by platform. */
  public static byte[] platforms(Asked asked, MinutesReport report) {
    requireNonNull(asked, "asked is null");
    return JsonViews.bytes(SharesView.Platforms.of(asked, report));
  }

  /**
   * Minutes by client type.
   *
   * @param platform the only one that counts, null for all
   */
  public static byte[] clientTypes(Asked asked, @Nullable Long platform, MinutesReport report) {
    requireNonNull(asked, "asked is null");
    return JsonViews.bytes(SharesView.ClientTypes.of(asked, platform, report));
  }

  /**
   * Why sessions ended.
   *
   * @param counts sessions by the code of their reason, null for none given
   */
  public static byte[] reasons(Asked asked, Map<@Nullable Long, Long> counts) {
    requireNonNull(asked, "asked is null");
    return JsonViews.bytes(SharesView.Reasons.of(asked, counts));
  }

  /**
   * Users and calls at once over time.
   *
   * @param asOf epoch second up to which open sessions count
   */
  public static byte[] concurrency(Asked asked, Cuts cuts, List<Occupancy.Part> parts, long asOf) {
    requireNonNull(asked, "asked is null");
    return JsonViews.bytes(OccupancyView.of(asked, cuts, parts, asOf));
  }

  /**
   * The names of codes.
   *
   * @param kind which codes, as the API's path names them
   * @return null if there is no such kind
   */
  public static byte @Nullable [] mapping(String kind) {
    Map<String, Object> view =
        switch (kind) {
          case "platforms" -> MappingView.platforms();
          case "products" -> MappingView.products();
          case "client-types" -> MappingView.clientTypes();
          case "reasons" -> MappingView.reasons();
          case "event-types" -> MappingView.eventTypes();
          default -> Map.of();
        };
    return view.isEmpty() ? null : JsonViews.bytes(view);
  }
}
