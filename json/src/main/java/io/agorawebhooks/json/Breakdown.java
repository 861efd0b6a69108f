package io.agorawebhooks.json;

import io.agorawebhooks.metrics.CodeShare;
import io.agorawebhooks.metrics.Quality;
import io.agorawebhooks.metrics.RoleFigures;
import io.agorawebhooks.notice.LeaveReason;
import io.agorawebhooks.notice.Product;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What sessions add up to by a code: once by name, and once with the codes. */
final class Breakdown {
  private static final String NO_PLATFORM = "Unknown";
  private static final String NO_CLIENT_TYPE = "None given";

  private Breakdown() {}

  record ProductRow(
      long productId, String productName, long sessions, BigDecimal minutes, long seconds) {}

  record PlatformRow(
      @Nullable Long platform,
      String platformName,
      long sessions,
      BigDecimal minutes,
      long seconds) {}

  record ClientTypeRow(
      @Nullable Long clientType,
      String clientTypeName,
      long sessions,
      BigDecimal minutes,
      long seconds) {}

  /**
   * @param weight what each of the sessions takes from the score, 0 to 1
   */
  record ReasonRow(
      long reason, String reasonName, long count, BigDecimal share, BigDecimal weight) {}

  private static String platform(CodeShare share) {
    return Objects.requireNonNullElse(CodeNames.platform(share.code()), NO_PLATFORM);
  }

  private static String clientType(CodeShare share) {
    return Objects.requireNonNullElse(CodeNames.clientType(share.code()), NO_CLIENT_TYPE);
  }

  /** All sessions there are come from one product. */
  static List<ProductRow> products(RoleFigures figures) {
    long sessions = figures.totals().sessions();
    long seconds = figures.totals().seconds();
    return sessions == 0
        ? List.of()
        : List.of(
            new ProductRow(
                Product.RTC,
                Product.of(Product.RTC).name(),
                sessions,
                Figures.minutes(seconds),
                seconds));
  }

  static Map<String, BigDecimal> productMinutes(RoleFigures figures) {
    Map<String, BigDecimal> minutes = new LinkedHashMap<>();
    products(figures).forEach(row -> minutes.put(row.productName(), row.minutes()));
    return minutes;
  }

  static List<PlatformRow> platforms(RoleFigures figures) {
    return figures.platforms().stream()
        .map(
            share ->
                new PlatformRow(
                    share.code(),
                    platform(share),
                    share.sessions(),
                    Figures.minutes(share.seconds()),
                    share.seconds()))
        .toList();
  }

  static List<ClientTypeRow> clientTypes(RoleFigures figures) {
    return figures.clientTypes().stream()
        .map(
            share ->
                new ClientTypeRow(
                    share.code(),
                    clientType(share),
                    share.sessions(),
                    Figures.minutes(share.seconds()),
                    share.seconds()))
        .toList();
  }

  static Map<String, BigDecimal> platformMinutes(RoleFigures figures) {
    return minutes(figures.platforms(), Breakdown::platform);
  }

  static Map<String, BigDecimal> clientTypeMinutes(RoleFigures figures) {
    return minutes(figures.clientTypes(), Breakdown::clientType);
  }

  private static Map<String, BigDecimal> minutes(
      List<CodeShare> shares, Function<CodeShare, String> name) {
    Map<String, BigDecimal> minutes = new LinkedHashMap<>();
    shares.forEach(share -> minutes.put(name.apply(share), Figures.minutes(share.seconds())));
    return minutes;
  }

  /** Sessions by platform. */
  static Map<String, Long> platformSessions(RoleFigures figures) {
    Map<String, Long> sessions = new LinkedHashMap<>();
    figures.platforms().forEach(share -> sessions.put(platform(share), share.sessions()));
    return sessions;
  }

  static List<ReasonRow> reasons(Quality quality) {
    return quality.reasons().entrySet().stream()
        .map(
            reason ->
                new ReasonRow(
                    reason.getKey(),
                    LeaveReason.of(reason.getKey()).name(),
                    reason.getValue(),
                    Figures.ratio(reason.getValue(), quality.sampleSize()),
                    BigDecimal.valueOf(Quality.weight(reason.getKey()), 1)))
        .toList();
  }
}
