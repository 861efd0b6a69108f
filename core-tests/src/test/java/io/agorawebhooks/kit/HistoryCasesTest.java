package io.agorawebhooks.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.agorawebhooks.json.BadNotice;
import io.agorawebhooks.json.NoticeDecoder;
import io.agorawebhooks.notice.Delivery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The batch function against answers that another implementation of the rules gave. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HistoryCasesTest {
  private static final int ORDERS = 200;
  private static final NoticeDecoder DECODER = new NoticeDecoder();
  private static final Comparator<byte[]> CONTENT_ORDER = DECODER.contentOrder();

  private List<Delivery> day = List.of();
  private Map<String, Expected> expectedDay = Map.of();

  @BeforeAll
  void readDay() {
    day = decoded(DayCase.lines().stream().map(DayCase.Line::body).toList());
    expectedDay = DayCase.expected();
  }

  static List<CorrelationCase> cases() {
    return CorrelationCases.all();
  }

  @Test
  void cases_areAllThere() {
    assertThat(CorrelationCases.given()).hasSize(66);
    assertThat(CorrelationCases.found()).hasSize(1);
    assertThat(cases()).hasSize(67);
    assertThat(day).hasSize(5513);
    assertThat(expectedDay).hasSize(74);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void case_inItsOrder(CorrelationCase known) {
    assertThat(told(known, decoded(known.notices()))).isEqualTo(known.expected());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void case_reversed(CorrelationCase known) {
    assertThat(told(known, reversed(decoded(known.notices())))).isEqualTo(known.expected());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void case_shuffled(CorrelationCase known) {
    Random random = new Random(known.name().hashCode());
    List<Delivery> deliveries = new ArrayList<>(decoded(known.notices()));
    for (int i = 0; i < ORDERS; i++) {
      Collections.shuffle(deliveries, random);
      assertThat(told(known, deliveries)).isEqualTo(known.expected());
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void case_everythingTwice(CorrelationCase known) {
    List<Delivery> deliveries = decoded(known.notices());
    assertThat(told(known, twice(deliveries))).isEqualTo(known.expected());
    assertThat(told(known, twice(reversed(deliveries)))).isEqualTo(known.expected());
  }

  @Test
  void day_inItsOrder() {
    assertThat(told(day)).isEqualTo(expectedDay);
  }

  @Test
  void day_reversed() {
    assertThat(told(reversed(day))).isEqualTo(expectedDay);
  }

  @Test
  void day_shuffled() {
    List<Delivery> deliveries = new ArrayList<>(day);
    Collections.shuffle(deliveries, new Random(5513));
    assertThat(told(deliveries)).isEqualTo(expectedDay);
  }

  @Test
  void day_everythingTwice() {
    assertThat(told(twice(day))).isEqualTo(expectedDay);
  }

  private static Expected told(CorrelationCase known, List<Delivery> deliveries) {
    return told(deliveries).getOrDefault(known.channel(), Expected.NOTHING);
  }

  private static Map<String, Expected> told(List<Delivery> deliveries) {
    Map<String, Expected> expected = new HashMap<>();
    Told.histories(deliveries, CONTENT_ORDER)
        .forEach((channel, history) -> expected.put(channel, Expected.of(history)));
    return expected;
  }

  private static List<Delivery> decoded(List<byte[]> bodies) {
    return bodies.stream().map(HistoryCasesTest::decoded).toList();
  }

  private static Delivery decoded(byte[] body) {
    try {
      return new Delivery(Notices.APP, DECODER.decode(Notices.APP, body), Instant.EPOCH, "", body);
    } catch (BadNotice e) {
      throw new AssertionError(e);
    }
  }

  private static List<Delivery> reversed(List<Delivery> deliveries) {
    List<Delivery> reversed = new ArrayList<>(deliveries);
    Collections.reverse(reversed);
    return reversed;
  }

  private static List<Delivery> twice(List<Delivery> deliveries) {
    List<Delivery> twice = new ArrayList<>(deliveries);
    twice.addAll(deliveries);
    return twice;
  }
}
