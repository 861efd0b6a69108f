package io.agorawebhooks.simulator.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.agorawebhooks.storage.InMemoryStorage;
import io.agorawebhooks.storage.Storage;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShrinkerTest {
  @Test
  void smallest_needsTwo_findsThem() {
    List<Integer> numbers = IntStream.range(0, 1000).boxed().toList();
    Shrinker<Integer> shrinker = new Shrinker<>(some -> some.containsAll(List.of(7, 901)), 5000);
    assertThat(shrinker.smallest(numbers)).containsExactly(7, 901);
  }

  @Test
  void smallest_noTriesLeft_stillFails() {
    List<Integer> numbers = IntStream.range(0, 1000).boxed().toList();
    Shrinker<Integer> shrinker = new Shrinker<>(some -> some.contains(901), 3);
    assertThat(shrinker.smallest(numbers)).contains(901).hasSizeLessThan(1000);
  }

  @Test
  void check_storageThatForgets_isCaughtAndMadeSmall() throws InterruptedException {
    Report report = new SeedCheck(1, 9, seed -> new Forgetful(), () -> {}).run(1);
    assertThat(report.failure()).isNotNull();
    assertThat(report.failure().seed()).isEqualTo(1);
    assertThat(report.failure().law()).isEqualTo(Law.INCREMENTAL_IS_BATCH);
    assertThat(report.failure().caseLine())
        .startsWith("{\"name\":\"seed_1\",\"note\":\"incremental is batch, seed 1")
        .containsOnlyOnce("notifyMs");
  }

  /** Is empty each time it is opened. */
  private static final class Forgetful implements Opening {
    private Storage first = new InMemoryStorage();
    private int openings;

    @Override
    public Storage open() {
      return ++openings == 1 ? first : new InMemoryStorage();
    }
  }
}
