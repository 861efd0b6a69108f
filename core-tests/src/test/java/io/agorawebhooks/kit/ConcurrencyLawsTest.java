package io.agorawebhooks.kit;

import static io.agorawebhooks.kit.ConcurrencyTest.T;
import static io.agorawebhooks.kit.ConcurrencyTest.eachSecond;
import static io.agorawebhooks.kit.ConcurrencyTest.of;
import static org.assertj.core.api.Assertions.assertThat;

import io.agorawebhooks.kit.ConcurrencyTest.Stay;
import io.agorawebhooks.metrics.Concurrency;
import io.agorawebhooks.metrics.Concurrency.Point;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Concurrency of any presences. */
class ConcurrencyLawsTest {
  private static final long[] UIDS = {1, 2, 7, 2147483647L, 2147483648L, 4294967295L};

  @Provide
  Arbitrary<List<Stay>> stays() {
    return Combinators.combine(
            Arbitraries.integers().between(0, UIDS.length - 1),
            Arbitraries.longs().between(T, T + 20),
            Arbitraries.longs().between(0, 8))
        .as((uid, join, length) -> new Stay(UIDS[uid], join, join + length))
        .list()
        .ofMaxSize(25);
  }

  @Property(tries = 2000)
  void points_areWhatCountingEachSecondGives(@ForAll("stays") List<Stay> stays) {
    assertThat(of(stays).points()).isEqualTo(eachSecond(stays));
  }

  @Property(tries = 500)
  void peak_isTheFirstGreatestPoint(@ForAll("stays") List<Stay> stays) {
    Concurrency concurrency = of(stays);
    Point top =
        concurrency.points().stream()
            .reduce((a, b) -> b.users() > a.users() ? b : a)
            .orElse(new Point(0, 0));
    assertThat(concurrency.peak()).isEqualTo(top.users());
    assertThat(concurrency.peakSecond())
        .isEqualTo(concurrency.points().isEmpty() ? null : (Long) top.second());
  }

  @Property(tries = 300)
  void anyOrder_isTheSame(@ForAll("stays") List<Stay> stays, @ForAll Random random) {
    List<Stay> shuffled = new ArrayList<>(stays);
    Collections.shuffle(shuffled, random);
    assertThat(of(shuffled)).isEqualTo(of(stays));
  }
}
