package io.agorawebhooks.http;

import io.agorawebhooks.json.AnalyticsViews;
import io.agorawebhooks.json.Asked;
import io.agorawebhooks.metrics.Breakdown;
import io.agorawebhooks.metrics.Cuts;
import io.agorawebhooks.metrics.Filter;
import io.agorawebhooks.metrics.Period;
import io.agorawebhooks.metrics.Range;
import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.storage.Analytics;
import io.agorawebhooks.storage.MinutesReport;
import io.agorawebhooks.storage.Reports;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an app's sessions add up to, over time or by what they are. */
final class Charts {
  /** The most times of one answer. */
  static final int MOST_TIMES = 2000;

  private static final String PERIOD = "period";
  private static final String BREAKDOWN = "breakdown_by";
  private static final String PLATFORM_ID = "platform_id";
  private static final int DAYS_OF_MINUTES = 30;
  private static final int DAYS_OF_CONCURRENCY = 7;

  /** A day if it is not given. */
  private static final List<String> PERIODS =
      Stream.of(Period.DAY, Period.HOUR, Period.WEEK, Period.MONTH).map(Period::label).toList();

  /** By role if it is not given. */
  private static final List<String> BREAKDOWNS =
      Stream.of(Breakdown.values()).map(Breakdown::label).toList();

  private final Analytics analytics;
  private final Reports reports;

  Charts(Analytics analytics, Reports reports) {
    this.analytics = analytics;
    this.reports = reports;
  }

  Read.Answer minutes(Request request) {
    return minutes(request.app(), request.filters(Filters.and(PERIOD, BREAKDOWN)));
  }

  Read.Answer minutes(Request request, Map<String, List<@Nullable String>> parameters) {
    List<String> allowed = List.of(Filters.and(PERIOD, BREAKDOWN));
    return minutes(request.app(), Query.of(Filters.named(parameters), allowed));
  }

  private Read.Answer minutes(AppId app, Query query) {
    long now = reports.asOf();
    Times times = Times.of(query).orLastDays(DAYS_OF_MINUTES, now);
    Filter filter = Filters.of(query, times.range());
    Period period = period(query);
    Breakdown by = Breakdown.valueOf(upper(query.choice(BREAKDOWN, BREAKDOWNS)));
    Range range = analytics.bounded(app, filter, times.zone(), now);
    MinutesReport report = analytics.minutes(app, filter, cuts(period, range, times), by);
    Asked asked = new Asked(app, filter, period, times.zone());
    return Read.Answer.ok(AnalyticsViews.minutes(asked, by, report));
  }

  private static Period period(Query query) {
    return Period.valueOf(upper(query.choice(PERIOD, PERIODS)));
  }

  private static String upper(String label) {
    return label.toUpperCase(Locale.ROOT);
  }

  private static Cuts cuts(Period period, Range range, Times times) {
    return period
        .cuts(range, times.zone(), MOST_TIMES)
        .orElseThrow(
            () ->
                HttpProblem.badRequest(
                    "From start_date to end_date there are more than "
                        + MOST_TIMES
                        + " times of the period "
                        + period.label()
                        + ". Choose a longer period or dates that are closer"));
  }

  Read.Answer platforms(Request request) {
    Asked asked = asked(request.app(), request.filters(Filters.and()));
    return Read.Answer.ok(AnalyticsViews.platforms(asked, total(asked, Breakdown.PLATFORM)));
  }

  Read.Answer clientTypes(Request request) {
    Query query = request.filters(Filters.and(PLATFORM_ID));
    Long platform = platform(query);
    Asked all = asked(request.app(), query);
    Asked asked = platform == null ? all : on(platform, all);
    MinutesReport report = total(asked, Breakdown.CLIENT_TYPE);
    return Read.Answer.ok(AnalyticsViews.clientTypes(asked, platform, report));
  }

  private static @Nullable Long platform(Query query) {
    String value = query.value(PLATFORM_ID);
    if (value != null && query.value(Query.PLATFORM) != null) {
      throw HttpProblem.badRequest(
          "The parameters platform_id and platform are given; one is allowed");
    }
    return value == null ? null : (Long) Filters.code(PLATFORM_ID, value);
  }

  private static Asked on(long platform, Asked asked) {
    Filter filter = asked.filter();
    Filter only =
        new Filter(
            filter.range(),
            Set.of(platform),
            filter.clientTypes(),
            filter.roles(),
            filter.channels(),
            filter.except());
    return new Asked(asked.app(), only, asked.period(), asked.zone());
  }

  private MinutesReport total(Asked asked, Breakdown by) {
    Cuts whole = Cuts.of(asked.filter().range());
    return analytics.minutes(asked.app(), asked.filter(), whole, by);
  }

  Read.Answer reasons(Request request) {
    Asked asked = asked(request.app(), request.filters(Filters.and()));
    return Read.Answer.ok(
        AnalyticsViews.reasons(
            asked, analytics.reasons(asked.app(), asked.filter(), reports.asOf())));
  }

  private static Asked asked(AppId app, Query query) {
    Times times = Times.of(query);
    return new Asked(app, Filters.of(query, times.range()), Period.DAY, times.zone());
  }

  Read.Answer concurrency(Request request) {
    Query query = request.filters(Filters.and(PERIOD));
    long asOf = reports.asOf();
    Times times = Times.of(query).orLastDays(DAYS_OF_CONCURRENCY, asOf);
    Filter filter = Filters.of(query, times.range());
    Asked asked = new Asked(request.app(), filter, period(query), times.zone());
    Range range = times.bounded(DAYS_OF_CONCURRENCY, asOf);
    Cuts cuts = cuts(asked.period(), range, times);
    return Read.Answer.ok(
        AnalyticsViews.concurrency(
            asked, cuts, analytics.occupancy(asked.app(), filter, cuts, asOf), asOf));
  }

  static Read.Answer mapping(Request request) {
    request.query();
    String kind = request.variables().get(0);
    byte[] mapping = AnalyticsViews.mapping(kind);
    if (mapping == null) {
      throw HttpProblem.notFound(
          "There is no mapping "
              + Text.shown(kind)
              + ". Known: platforms, products, client-types, reasons, event-types");
    }
    return Read.Answer.ok(mapping);
  }
}
