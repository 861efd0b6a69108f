package io.agorawebhooks.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agorawebhooks.json.BadNotice;
import io.agorawebhooks.json.NoticeDecoder;
import io.agorawebhooks.notice.Delivery;
import io.agorawebhooks.simulator.Sent;
import io.agorawebhooks.simulator.Simulation;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What the simulator writes is read as what it means. */
class SimulatedBodiesTest {
  private static final int SEEDS = 300;
  private static final NoticeDecoder DECODER = new NoticeDecoder();

  @Test
  void bodies_decoded_areTheSameNotices() throws BadNotice {
    for (Sent sent : sent()) {
      Delivery delivery = sent.delivery();
      if (delivery != null) {
        assertThat(DECODER.decode(delivery.app(), sent.body())).isEqualTo(delivery.notice());
      }
    }
  }

  @Test
  void resend_decoded_isTheSameNoticeLater() throws BadNotice {
    for (Sent sent : sent()) {
      Delivery again = sent.again(sent.arrival() + 7).delivery();
      if (again != null) {
        assertThat(DECODER.decode(again.app(), again.body())).isEqualTo(again.notice());
        assertThat(again.notice().key()).isEqualTo(sent.delivery().notice().key());
        assertThat(again.body()).isNotEqualTo(sent.body());
      }
    }
  }

  @Test
  void contentOrder_isTheDecoders() {
    List<Sent> some = sent().stream().filter(sent -> sent.delivery() != null).limit(200).toList();
    for (Sent one : some) {
      for (Sent other : some) {
        int order = DECODER.contentOrder().compare(one.body(), other.body());
        assertThat(Integer.signum(Simulation.CONTENT_ORDER.compare(one.body(), other.body())))
            .isEqualTo(Integer.signum(order));
      }
    }
  }

  @Test
  void rejections_decoded_areRejected() {
    for (Sent sent : sent()) {
      if (sent.rejection() != null) {
        assertThatThrownBy(() -> DECODER.decode(sent.rejection().app(), sent.body()))
            .isInstanceOf(BadNotice.class);
      }
    }
  }

  private static List<Sent> sent() {
    return LongStream.rangeClosed(1, SEEDS)
        .mapToObj(Simulation::of)
        .flatMap(simulation -> simulation.arrived().stream())
        .toList();
  }
}
