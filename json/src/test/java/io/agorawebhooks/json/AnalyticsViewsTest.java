package io.agorawebhooks.json;

import static io.agorawebhooks.json.JsonViewsTest.assertGolden;
import static io.agorawebhooks.json.JsonViewsTest.assertHas;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agorawebhooks.metrics.Breakdown;
import io.agorawebhooks.metrics.Cuts;
import io.agorawebhooks.metrics.Filter;
import io.agorawebhooks.metrics.Line;
import io.agorawebhooks.metrics.Occupancy;
import io.agorawebhooks.metrics.Period;
import io.agorawebhooks.metrics.Range;
import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.notice.Role;
import io.agorawebhooks.storage.MinutesReport;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AnalyticsViewsTest {
  private static final AppId APP = new AppId("5f1a0c3e9b7d4f2e8a6c1d0b3e5f7a9c");
  private static final ZoneId KATHMANDU = ZoneId.of("Asia/Kathmandu");
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** A day that is clipped, a whole one, and one that is clipped. */
  private static final Cuts DAYS =
      Cuts.at(
          List.of(
              second("2026-01-30T20:00:00Z"),
              second("2026-01-31T18:15:00Z"),
              second("2026-02-01T18:15:00Z"),
              second("2026-02-01T18:16:00Z")));

  private static final Filter FILTER =
      new Filter(
          DAYS.whole(),
          Set.of(7L, Filter.NONE_GIVEN),
          Set.of(),
          Set.of(Role.AUDIENCE, Role.HOST),
          Set.of("b", "\"a\" <1>"),
          Set.of("z", "c"));

  private static long second(String instant) {
    return Instant.parse(instant).getEpochSecond();
  }

  private static Asked asked(Filter filter, Period period) {
    return new Asked(APP, filter, period, KATHMANDU);
  }

  private static Line line(
      @Nullable Role role, @Nullable Long code, @Nullable String channel, Long... seconds) {
    return new Line(new Line.Key(role, code, channel), List.of(seconds));
  }

  private static MinutesReport report(Line... lines) {
    return new MinutesReport(DAYS, List.of(100L, 0L, 7L), List.of(5L, 0L, 0L), List.of(lines));
  }

  @Test
  void minutes_byClientType() throws IOException {
    assertGolden(
        "minutes-client-type",
        AnalyticsViews.minutes(
            asked(FILTER, Period.DAY),
            Breakdown.CLIENT_TYPE,
            report(line(null, null, null, 97L, 0L, 7L), line(null, 10L, null, 3L, 0L, 0L))));
  }

  @Test
  void minutes_byChannel_othersAreToldApart() throws IOException {
    assertGolden(
        "minutes-channel",
        AnalyticsViews.minutes(
            asked(Filter.in(DAYS.whole()), Period.WEEK),
            Breakdown.CHANNEL,
            report(line(null, null, "b", 97L, 0L, 7L), line(null, null, null, 3L, 0L, 0L))));
  }

  @Test
  void minutes_ofNothing_haveZeros() throws IOException {
    assertGolden(
        "minutes-none",
        AnalyticsViews.minutes(
            asked(Filter.in(DAYS.whole()), Period.MONTH),
            Breakdown.ROLE,
            new MinutesReport(DAYS, List.of(0L, 0L, 0L), List.of(0L, 0L, 0L), List.of())));
  }

  @Test
  void minutes_byRoleAndPlatform_haveTheirIdsAndNames() throws IOException {
    Asked asked = asked(FILTER, Period.DAY);
    JsonNode role =
        MAPPER.readTree(
            AnalyticsViews.minutes(
                asked, Breakdown.ROLE, report(line(Role.HOST, null, null, 100L, 0L, 7L))));
    assertThat(role.at("/series/0/role").asText()).isEqualTo("host");
    assertThat(role.at("/series/0/label").asText()).isEqualTo("host");
    JsonNode platform =
        MAPPER.readTree(
            AnalyticsViews.minutes(
                asked, Breakdown.PLATFORM, report(line(null, 99L, null, 100L, 0L, 7L))));
    assertThat(platform.at("/series/0/platform").asLong()).isEqualTo(99);
    assertThat(platform.at("/series/0/platform_name").asText()).isEqualTo("Unknown (99)");
  }

  @Test
  void hourThatComesTwice_hasTwoNames() {
    ZoneId zone = ZoneId.of("America/Los_Angeles");
    long twice = second("2026-11-01T08:00:00Z");
    assertThat(Times.of(new Range(twice, twice + 3600), Period.HOUR, zone).date())
        .isEqualTo("2026-11-01T01:00:00-07:00");
    assertThat(Times.of(new Range(twice + 3600, twice + 7200), Period.HOUR, zone).date())
        .isEqualTo("2026-11-01T01:00:00-08:00");
  }

  @Test
  void shares_ofPlatformsAndClientTypes() throws IOException {
    MinutesReport report =
        new MinutesReport(
            Cuts.of(Range.ALL),
            List.of(90L),
            List.of(0L),
            List.of(line(null, 7L, null, 60L), line(null, null, null, 30L)));
    assertGolden("platforms", AnalyticsViews.platforms(asked(Filter.ALL, Period.DAY), report));
    assertGolden("client-types", AnalyticsViews.clientTypes(asked(FILTER, Period.DAY), 6L, report));
  }

  @Test
  void reasons_mostFirst() throws IOException {
    Map<@Nullable Long, Long> counts = new HashMap<>();
    counts.put(null, 2L);
    counts.put(1L, 5L);
    counts.put(999L, 2L);
    assertGolden("reasons", AnalyticsViews.reasons(asked(FILTER, Period.DAY), counts));
    JsonNode none = MAPPER.readTree(AnalyticsViews.reasons(asked(FILTER, Period.DAY), Map.of()));
    assertThat(none.get("reasons")).isEmpty();
    assertThat(none.get("total_sessions").asLong()).isZero();
  }

  @Test
  void concurrency_asInTheGoldenFile() throws IOException {
    List<Occupancy.Part> parts =
        List.of(
            new Occupancy.Part(80100, 3, 1769803200L, 160200, 2, 80100),
            new Occupancy.Part(10, 1, 1769883300L, 3, 1, 3),
            Occupancy.Part.empty(0));
    assertGolden(
        "concurrency",
        AnalyticsViews.concurrency(
            asked(FILTER, Period.DAY), DAYS, parts, second("2026-01-31T18:15:10Z")));
  }

  @Test
  void mappings_asInTheGoldenFiles() throws IOException {
    for (String kind : List.of("platforms", "products", "client-types", "reasons", "event-types")) {
      assertGolden("mapping-" + kind, AnalyticsViews.mapping(kind));
    }
    assertThat(AnalyticsViews.mapping("nonsense")).isNull();
  }

  @Test
  void colours_areDistinctBeyondTwenty() {
    List<String> colours = new ArrayList<>(IntStream.range(0, 22).mapToObj(Colours::of).toList());
    colours.add(Colours.REST);
    assertThat(colours).doesNotHaveDuplicates().allMatch(one -> one.matches("#[0-9a-f]{6}"));
    assertThat(Colours.of(22)).isEqualTo(Colours.of(0));
  }

  @Test
  void fieldsOfThePythonServer_areAllThere() throws IOException {
    JsonNode expected = MAPPER.readTree(JsonViewsTest.resource("/python-server-fields.json"));
    Asked asked = asked(FILTER, Period.DAY);
    MinutesReport report = report(line(null, 10L, null, 100L, 0L, 7L));
    JsonNode minutes =
        MAPPER.readTree(AnalyticsViews.minutes(asked, Breakdown.CLIENT_TYPE, report));
    assertHas(expected.get("POST /api/analytics/minutes/{app_id}"), minutes);
    assertHas(expected.get("series[]"), minutes.at("/series/0"));
    assertHas(
        expected.get("GET /api/mappings/platforms"),
        MAPPER.readTree(AnalyticsViews.mapping("platforms")));
    assertHas(
        expected.get("GET /api/analytics/platforms/{app_id}"),
        MAPPER.readTree(AnalyticsViews.platforms(asked, report)));
    assertHas(
        expected.get("GET /api/analytics/client-types/{app_id}"),
        MAPPER.readTree(AnalyticsViews.clientTypes(asked, null, report)));
  }
}
