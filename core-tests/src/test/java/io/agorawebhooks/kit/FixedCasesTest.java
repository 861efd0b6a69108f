package io.agorawebhooks.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.agorawebhooks.json.BadNotice;
import io.agorawebhooks.json.NoticeDecoder;
import io.agorawebhooks.notice.Delivery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The cases in two orders, by the batch function and one by one: fast enough for every mutant. */
class FixedCasesTest {
  private static final NoticeDecoder DECODER = new NoticeDecoder();

  static List<CorrelationCase> cases() {
    return CorrelationCases.all();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void told_isTheAnswer(CorrelationCase known) {
    assertThat(
            Told.histories(deliveries(known), DECODER.contentOrder()).values().stream()
                .map(Expected::of)
                .findFirst()
                .orElse(Expected.NOTHING))
        .isEqualTo(known.expected());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void stored_inItsOrder_isTheAnswer(CorrelationCase known) {
    assertThat(stored(known, deliveries(known))).isEqualTo(known.expected());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void stored_reversed_isTheAnswer(CorrelationCase known) {
    List<Delivery> reversed = deliveries(known);
    Collections.reverse(reversed);
    assertThat(stored(known, reversed)).isEqualTo(known.expected());
  }

  private static Expected stored(CorrelationCase known, List<Delivery> deliveries) {
    OneChannel channel = new OneChannel(known.channel());
    deliveries.forEach(delivery -> channel.tell(List.of(delivery)));
    return channel.stored();
  }

  /** What takes part in the correlation of the case's channel. */
  private static List<Delivery> deliveries(CorrelationCase known) {
    List<Delivery> deliveries = new ArrayList<>();
    for (byte[] body : known.notices()) {
      Delivery delivery = decoded(body);
      if (delivery.notice().event() != null
          && known.channel().equals(delivery.notice().channel())) {
        deliveries.add(delivery);
      }
    }
    return deliveries;
  }

  private static Delivery decoded(byte[] body) {
    try {
      return new Delivery(Notices.APP, DECODER.decode(Notices.APP, body), Instant.EPOCH, "", body);
    } catch (BadNotice e) {
      throw new IllegalArgumentException(e);
    }
  }
}
