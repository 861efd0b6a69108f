package io.agorawebhooks.persistence;

import static io.agorawebhooks.persistence.generated.Tables.APP_MINUTES;

import io.agorawebhooks.metrics.Cuts;
import io.agorawebhooks.metrics.Filter;
import io.agorawebhooks.metrics.Minutes;
import io.agorawebhooks.metrics.MinutesKey;
import io.agorawebhooks.metrics.Range;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Select;
import org.jooq.impl.DSL;

/** Seconds of all channels of an app, with platforms and client types not told apart. */
final class MinutesOfApp {
  private final Link link;
  private final KindNumbers kinds;
  private final SelectMinutes minutes;

  MinutesOfApp(Link link, KindNumbers kinds, SelectMinutes minutes) {
    this.link = link;
    this.kinds = kinds;
    this.minutes = minutes;
  }

  /** In several times, as far as the filter lets them pass. */
  Map<MinutesKey, Long> of(long app, Filter filter, Cuts cuts) {
    Cuts known = SelectMinutes.known(cuts, filter);
    SeenCodes codes = SeenCodes.of(filter, kinds.of(app).keySet());
    if (known == null || codes.isNone()) {
      return Map.of();
    }
    Map<MinutesKey, Long> seconds = new HashMap<>();
    List<Range> rest = new ArrayList<>();
    try (Prepared buckets = link.prepare(buckets(codes))) {
      for (int n = 0; n < known.size(); n++) {
        Pieces pieces = new Pieces(Cuts.of(known.range(n)), Step.DAY);
        int part = cuts.part(known.range(n).from());
        for (Step step : Step.values()) {
          for (Range time : pieces.of(step)) {
            buckets.each(
                row -> {
                  MinutesKey key = new MinutesKey(part, null, null, null, row.role(), row.flag());
                  if (filter.counts(key.role())) {
                    seconds.merge(key, row.number(), Long::sum);
                  }
                },
                app,
                Numbers.of(step),
                time.from(),
                time.to());
          }
        }
        rest.addAll(pieces.rest());
      }
    }
    Minutes others = new Minutes(cuts, filter);
    minutes.addRest(
        app, rest, cuts, filter, others, (sum, found) -> sum.add(null, found.session()));
    Minutes.withoutCodes(others.seconds())
        .forEach((key, some) -> seconds.merge(key, some, Long::sum));
    return seconds;
  }

  private static Select<?> buckets(SeenCodes codes) {
    return DSL.select(APP_MINUTES.ROLE, APP_MINUTES.INFERRED, DSL.sum(APP_MINUTES.SECONDS))
        .from(APP_MINUTES)
        .where(
            Sql.is(APP_MINUTES.APP_ID),
            Sql.is(APP_MINUTES.SPAN),
            APP_MINUTES.BUCKET_TS.ge(Sql.value(APP_MINUTES.BUCKET_TS)),
            APP_MINUTES.BUCKET_TS.lt(Sql.value(APP_MINUTES.BUCKET_TS)),
            codes.areIn(APP_MINUTES.PLATFORM, APP_MINUTES.CLIENT_TYPE))
        .groupBy(APP_MINUTES.ROLE, APP_MINUTES.INFERRED);
  }

  @Override
  public String toString() {
    return minutes.toString();
  }
}
