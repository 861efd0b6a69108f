package io.agorawebhooks.storage;

import static java.util.Objects.requireNonNull;

import io.agorawebhooks.metrics.DayShare;
import io.agorawebhooks.metrics.Filter;
import io.agorawebhooks.metrics.Range;
import io.agorawebhooks.notice.AppId;
import java.util.Set;

/**
 * What is to be exported.
 *
 * @param filter which sessions; of the other parts only its range and channels count
 * @param parts which are wanted
 * @param asOf epoch second up to which open sessions count
 */
public record ExportQuery(AppId app, Filter filter, Set<ExportPart> parts, long asOf) {
  public ExportQuery {
    requireNonNull(app, "app is null");
    requireNonNull(filter, "filter is null");
    parts = Set.copyOf(parts);
  }

  /** The UTC days that the range touches, as whole days since 1970. */
  public Range days() {
    Range range = filter.range();
    return new Range(
        Math.floorDiv(range.from(), DayShare.DAY), Math.floorDiv(range.to() - 1, DayShare.DAY) + 1);
  }
}
