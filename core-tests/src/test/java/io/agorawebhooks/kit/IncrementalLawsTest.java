package io.agorawebhooks.kit;

import io.agorawebhooks.notice.Delivery;
import io.agorawebhooks.storage.InMemoryStorage;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Incremental equals batch, with nothing but the rules in between. */
class IncrementalLawsTest {
  @Provide
  Arbitrary<List<Delivery>> streams() {
    return World.streams();
  }

  @Property(tries = 500)
  void stored_afterEveryNotice_isWhatWasTold(@ForAll("streams") List<Delivery> stream) {
    check(stream, 1);
  }

  @Property(tries = 1500)
  void stored_afterEveryFew_isWhatWasTold(
      @ForAll("streams") List<Delivery> stream, @ForAll @IntRange(min = 2, max = 12) int few) {
    check(stream, few);
  }

  private static void check(List<Delivery> stream, int together) {
    try (Incremental law = new Incremental(new InMemoryStorage())) {
      law.check(stream, together);
    }
  }
}
