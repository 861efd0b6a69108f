package io.agorawebhooks.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.agorawebhooks.correlation.History;
import io.agorawebhooks.notice.Delivery;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The same set of notices tells the same, whatever comes. */
class HistoryLawsTest {
  @Provide
  Arbitrary<List<Delivery>> streams() {
    return World.streams();
  }

  @Property(tries = 300)
  void history_anyOrder_isTheSame(@ForAll("streams") List<Delivery> stream, @ForAll Random random) {
    List<Delivery> shuffled = new ArrayList<>(stream);
    Collections.shuffle(shuffled, random);
    assertThat(histories(shuffled)).isEqualTo(histories(stream));
  }

  @Property(tries = 300)
  void history_someTwice_isTheSame(
      @ForAll("streams") List<Delivery> stream, @ForAll Random random) {
    List<Delivery> more = new ArrayList<>(stream);
    stream.stream().filter(delivery -> random.nextBoolean()).forEach(more::add);
    Collections.shuffle(more, random);
    assertThat(histories(more)).isEqualTo(histories(stream));
  }

  @Property(tries = 2000)
  void history_anyStream_isByTheBook(@ForAll("streams") List<Delivery> stream) {
    Told.events(stream, World.CONTENT_ORDER)
        .forEach(
            (channel, events) ->
                assertThat(Expected.of(History.of(events)))
                    .as("%s: %s", channel, events)
                    .isEqualTo(ByTheBook.of(events)));
  }

  private static Map<String, History> histories(List<Delivery> deliveries) {
    return Told.histories(deliveries, World.CONTENT_ORDER);
  }
}
