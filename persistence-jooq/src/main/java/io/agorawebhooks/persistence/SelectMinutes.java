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
import org.jooq.Field;
import org.jooq.Select;
import org.jooq.TableField;
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
  private final Prepared ofKinds;
  private final Prepared ofRoles;
  private final SessionStream sessions;

  SelectMinutes(Link link, SessionStream sessions) {
    this.sessions = sessions;
    ofApp =
        link.prepare(
            DSL.select(
                    APP_MINUTES.BUCKET_TS,
                    APP_MINUTES.SECONDS,
                    APP_MINUTES.PLATFORM,
                    APP_MINUTES.CLIENT_TYPE,
                    APP_MINUTES.ROLE,
                    APP_MINUTES.INFERRED)
                .from(APP_MINUTES)
                .where(
                    Sql.is(APP_MINUTES.APP_ID),
                    Sql.is(APP_MINUTES.SPAN),
                    APP_MINUTES.BUCKET_TS.ge(Sql.value(APP_MINUTES.BUCKET_TS)),
                    APP_MINUTES.BUCKET_TS.lt(Sql.value(APP_MINUTES.BUCKET_TS))));
    ofKinds =
        link.prepare(
            ofChannel(
                List.of(
                    MINUTES_LEDGER.PLATFORM,
                    MINUTES_LEDGER.CLIENT_TYPE,
                    MINUTES_LEDGER.ROLE,
                    MINUTES_LEDGER.INFERRED)));
    ofRoles = link.prepare(ofChannel(List.of(MINUTES_LEDGER.ROLE)));
  }

  /**
   * Sums by steps of time and by kinds. The last two parameters are the first step and its length.
   */
  private static Select<?> ofChannel(List<? extends Field<?>> kinds) {
    TableField<?, Long> bucket = MINUTES_LEDGER.BUCKET_TS;
    List<Field<?>> apart = new ArrayList<>(kinds);
    apart.add(bucket.minus(Sql.value(bucket)).div(Sql.value(bucket)));
    return DSL.select(DSL.min(bucket), DSL.sum(MINUTES_LEDGER.SECONDS))
        .select(kinds)
        .from(MINUTES_LEDGER)
        .where(
            Sql.is(MINUTES_LEDGER.CHANNEL_ID),
            bucket.ge(Sql.value(bucket)),
            bucket.lt(Sql.value(bucket)),
            MINUTES_LEDGER.PLATFORM.ge(Sql.value(MINUTES_LEDGER.PLATFORM)),
            MINUTES_LEDGER.PLATFORM.le(Sql.value(MINUTES_LEDGER.PLATFORM)))
        .groupBy(apart);
  }

  /** Of some or all channels of an app, not told apart. */
  Map<MinutesKey, Long> of(long app, Chosen channels, Filter filter, Cuts cuts) {
    return switch (channels.which()) {
      case ALL -> ofApp(app, filter, cuts);
      case NAMED -> ofChannels(app, channels.named(), filter, cuts, false);
      case OTHERS ->
          difference(
              ofApp(app, filter, cuts), ofChannels(app, channels.named(), filter, cuts, false));
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
        ofApp.each(
            row -> add(minutes, cuts, null, row, true),
            app,
            Numbers.of(step),
            time.from(),
            time.to());
      }
    }
    addRest(app, null, filter, cuts, pieces, minutes);
    return minutes.seconds();
  }

  /**
   * Of some channels of an app.
   *
   * @param chosen their names, by their rows
   * @param apart whether they are told apart; then codes and inferred minutes are not, unless the
   *     filter asks for codes
   */
  Map<MinutesKey, Long> ofChannels(
      long app, Map<Long, String> chosen, Filter filter, Cuts cuts, boolean apart) {
    Cuts known = known(cuts, filter);
    if (known == null) {
      return Map.of();
    }
    Minutes minutes = new Minutes(cuts, filter);
    Pieces pieces = new Pieces(known, Step.QUARTER);
    boolean kinds = !apart || !filter.isOfAllCodes();
    Prepared rows = kinds ? ofKinds : ofRoles;
    chosen.forEach(
        (channel, name) -> {
          for (Range time : pieces.of(Step.QUARTER)) {
            rows.each(
                row -> add(minutes, cuts, apart ? name : null, row, kinds),
                channel,
                time.from(),
                time.to(),
                firstPlatform(filter),
                lastPlatform(filter),
                time.from(),
                known.step(time));
          }
        });
    addRest(app, new Among(Set.copyOf(chosen.values()), apart), filter, cuts, pieces, minutes);
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

  private static void add(
      Minutes minutes, Cuts cuts, @Nullable String channel, Row row, boolean kinds) {
    int part = cuts.part(row.number());
    long seconds = row.number();
    minutes.add(
        kinds
            ? new MinutesKey(
                part,
                channel,
                KindNumbers.code(row.number()),
                KindNumbers.code(row.number()),
                row.role(),
                row.flag())
            : new MinutesKey(part, channel, null, null, row.role(), false),
        seconds);
  }

  private record Among(Set<String> names, boolean apart) {
    boolean has(ChannelSession found) {
      return names.contains(found.channel());
    }
  }

  /**
   * Adds what is in no bucket that was asked for.
   *
   * @param among null for all channels, not told apart
   */
  private void addRest(
      long app, @Nullable Among among, Filter filter, Cuts cuts, Pieces pieces, Minutes minutes) {
    for (Range time : pieces.rest()) {
      Minutes part = new Minutes(cuts, filter.during(time));
      sessions.around(
          app,
          time,
          found -> {
            if (Ledger.holds(found.session())) {
              add(part, among, found);
            }
          });
      part.seconds().forEach(minutes::add);
    }
    sessions.unledgered(app, cuts.whole(), found -> add(minutes, among, found));
  }

  private static void add(Minutes minutes, @Nullable Among among, ChannelSession found) {
    if (among == null) {
      minutes.add(null, found.session());
    } else if (among.has(found)) {
      minutes.add(among.apart() ? found.channel() : null, found.session());
    }
  }

  @Override
  public String toString() {
    return ofApp.toString();
  }
}
