package io.agorawebhooks.json;

import static java.util.Objects.requireNonNull;

import io.agorawebhooks.metrics.Filter;
import io.agorawebhooks.metrics.Period;
import io.agorawebhooks.notice.AppId;
import java.time.ZoneId;

/**
 * What an answer of the analytics is about.
 *
 * @param filter which sessions count
 * @param period of the times, where there are several
 * @param zone in which days begin
 */
public record Asked(AppId app, Filter filter, Period period, ZoneId zone) {
  public Asked {
    requireNonNull(app, "app is null");
    requireNonNull(filter, "filter is null");
    requireNonNull(period, "period is null");
    requireNonNull(zone, "zone is null");
  }
}
