package io.agorawebhooks.persistence;

import static io.agorawebhooks.persistence.generated.Tables.APP_MINUTES;
import static io.agorawebhooks.persistence.generated.Tables.MINUTES_LEDGER;

import io.agorawebhooks.metrics.Cuts;
import io.agorawebhooks.metrics.Filter;
import io.agorawebhooks.metrics.Ledger;
import io.agorawebhooks.metrics.Minutes;
import io.agorawebhooks.metrics.MinutesKey;
import io.agorawebhooks.metrics.Range;
import io.agorawebhooks.storage.ChannelSession;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Seconds in times that are asked for: from the ledgers as far as these are made of whole buckets,
 * else from the sessions.
 */
final class SelectMinutes {
  /** Nothing is known of earlier or later seconds; bounds that are none are these. */
  private static final Range KNOWN = new Range(0, 1L << 40);

  private final Prepared ofApp;
  private final Prepared ofChannel;
  private final Prepared sumOfChannel;
  private final SessionStream sessions;

  SelectMinutes(Link link, SessionStream sessions) {
    this.sessions = sessions;
    ofApp =
        link.prepare(
            DSL.select(
                    APP_MINUTES.BUCKET_TS,
                    APP_MINUTES.PLATFORM,
                    APP_MINUTES.CLIENT_TYPE,
                    APP_MINUTES.ROLE,
                    APP_MINUTES.INFERRED,
                    APP_MINUTES.SECONDS)
                .from(APP_MINUTES)
                .where(
                    Sql.is(APP_MINUTES.APP_ID),
                    Sql.is(APP_MINUTES.SPAN),
                    APP_MINUTES.BUCKET_TS.ge(Sql.value(APP_MINUTES.BUCKET_TS)),
                    APP_MINUTES.BUCKET_TS.lt(Sql.value(APP_MINUTES.BUCKET_TS))));
    ofChannel =
        link.prepare(
            DSL.select(
                    MINUTES_LEDGER.BUCKET_TS,
                    MINUTES_LEDGER.PLATFORM,
                    MINUTES_LEDGER.CLIENT_TYPE,
                    MINUTES_LEDGER.ROLE,
                    MINUTES_LEDGER.INFERRED,
                    MINUTES_LEDGER.SECONDS)
                .from(MINUTES_LEDGER)
                .where(
                    Sql.is(MINUTES_LEDGER.CHANNEL_ID),
                    MINUTES_LEDGER.BUCKET_TS.ge(Sql.value(MINUTES_LEDGER.BUCKET_TS)),
                    MINUTES_LEDGER.BUCKET_TS.lt(Sql.value(MINUTES_LEDGER.BUCKET_TS)),
                    MINUTES_LEDGER.PLATFORM.ge(Sql.value(MINUTES_LEDGER.PLATFORM)),
                    MINUTES_LEDGER.PLATFORM.le(Sql.value(MINUTES_LEDGER.PLATFORM))));
    sumOfChannel =
        link.prepare(
            DSL.select(
                    DSL.min(MINUTES_LEDGER.BUCKET_TS),
                    MINUTES_LEDGER.PLATFORM,
                    MINUTES_LEDGER.CLIENT_TYPE,
                    MINUTES_LEDGER.ROLE,
                    MINUTES_LEDGER.INFERRED,
                    DSL.sum(MINUTES_LEDGER.SECONDS))
                .from(MINUTES_LEDGER)
                .where(
                    Sql.is(MINUTES_LEDGER.CHANNEL_ID),
                    MINUTES_LEDGER.BUCKET_TS.ge(Sql.value(MINUTES_LEDGER.BUCKET_TS)),
                    MINUTES_LEDGER.BUCKET_TS.lt(Sql.value(MINUTES_LEDGER.BUCKET_TS)),
                    MINUTES_LEDGER.PLATFORM.ge(Sql.value(MINUTES_LEDGER.PLATFORM)),
                    MINUTES_LEDGER.PLATFORM.le(Sql.value(MINUTES_LEDGER.PLATFORM)))
                .groupBy(
                    MINUTES_LEDGER.PLATFORM,
                    MINUTES_LEDGER.CLIENT_TYPE,
                    MINUTES_LEDGER.ROLE,
                    MINUTES_LEDGER.INFERRED));
  }

  /** Of some or all channels of an app, not told apart. */
  Map<MinutesKey, Long> of(long app, Chosen channels, Filter filter, Cuts cuts) {
    return switch (channels.which()) {
      case ALL -> ofApp(app, filter, cuts);
      case NAMED -> ofChannels(app, channels.named(), filter, cuts);
      case OTHERS ->
          difference(ofApp(app, filter, cuts), ofChannels(app, channels.named(), filter, cuts));
    };
  }

  private static Map<MinutesKey, Long> difference(
      Map<MinutesKey, Long> all, Map<MinutesKey, Long> part) {
    Map<MinutesKey, Long> rest = new HashMap<>(all);
    part.forEach((key, seconds) -> rest.merge(key, -seconds, Long::sum));
    rest.values().removeIf(seconds -> seconds == 0);
    return rest;
  }

  /** Of all channels of an app. */
  Map<MinutesKey, Long> ofApp(long app, Filter filter, Cuts cuts) {
    Cuts known = known(cuts, filter);
    if (known == null) {
      return Map.of();
    }
    Minutes minutes = new Minutes(cuts, filter);
    Pieces pieces = new Pieces(known, Step.DAY);
    for (Step step : Step.values()) {
      for (Range time : pieces.of(step)) {
        ofApp.each(row -> add(minutes, cuts, row), app, Numbers.of(step), time.from(), time.to());
      }
    }
    addRest(
        app, pieces.rest(), cuts, filter, minutes, (sum, found) -> sum.add(null, found.session()));
    return minutes.seconds();
  }

  /** Of some channels of an app, by their rows with their names, not told apart. */
  private Map<MinutesKey, Long> ofChannels(
      long app, Map<Long, String> chosen, Filter filter, Cuts cuts) {
    Cuts known = known(cuts, filter);
    if (known == null) {
      return Map.of();
    }
    Minutes minutes = new Minutes(cuts, filter);
    Pieces pieces = new Pieces(known, Step.QUARTER);
    Prepared rows = known.size() == 1 ? sumOfChannel : ofChannel;
    for (Long channel : chosen.keySet()) {
      for (Range time : pieces.of(Step.QUARTER)) {
        rows.each(
            row -> add(minutes, cuts, row),
            channel,
            time.from(),
            time.to(),
            firstPlatform(filter),
            lastPlatform(filter));
      }
    }
    Set<String> names = Set.copyOf(chosen.values());
    addRest(
        app,
        pieces.rest(),
        cuts,
        filter,
        minutes,
        (sum, found) -> {
          if (names.contains(found.channel())) {
            sum.add(null, found.session());
          }
        });
    return minutes.seconds();
  }

  /** No platform below it counts; a missing one is stored as the least number. */
  private static long firstPlatform(Filter filter) {
    return filter.platforms().isEmpty() || filter.platforms().contains(Filter.NONE_GIVEN)
        ? LedgerRows.MISSING
        : Collections.min(filter.platforms());
  }

  private static long lastPlatform(Filter filter) {
    return filter.platforms().isEmpty() ? Long.MAX_VALUE : Collections.max(filter.platforms());
  }

  /** The cuts within what the filter lets pass and anything can be known of; null for nothing. */
  static @Nullable Cuts known(Cuts cuts, Filter filter) {
    long from = Math.max(cuts.whole().from(), Math.max(filter.range().from(), KNOWN.from()));
    long to = Math.min(cuts.whole().to(), Math.min(filter.range().to(), KNOWN.to()));
    if (from >= to) {
      return null;
    }
    List<Long> seconds = new ArrayList<>(List.of(from));
    for (int part = 1; part < cuts.size(); part++) {
      long cut = cuts.range(part).from();
      if (from < cut && cut < to) {
        seconds.add(cut);
      }
    }
    seconds.add(to);
    return Cuts.at(seconds);
  }

  private static void add(Minutes minutes, Cuts cuts, Row row) {
    long bucket = row.number();
    MinutesKey key =
        new MinutesKey(
            cuts.part(bucket),
            null,
            KindNumbers.code(row.number()),
            KindNumbers.code(row.number()),
            row.role(),
            row.flag());
    minutes.add(key, row.number());
  }

  /**
   * Adds what no bucket holds: of sessions that the ledger holds the seconds in the rest, of longer
   * ones all.
   *
   * @param rest times that are made of no buckets
   * @param add how a session adds to minutes, if it does
   */
  void addRest(
      long app,
      List<Range> rest,
      Cuts cuts,
      Filter filter,
      Minutes minutes,
      BiConsumer<Minutes, ChannelSession> add) {
    for (Range time : rest) {
      Minutes part = new Minutes(cuts, filter.during(time));
      sessions.around(
          app,
          time,
          found -> {
            if (Ledger.holds(found.session())) {
              add.accept(part, found);
            }
          });
      part.seconds().forEach(minutes::add);
    }
    sessions.unledgered(app, cuts.whole(), found -> add.accept(minutes, found));
  }

  @Override
  public String toString() {
    return ofApp.toString();
  }
}
