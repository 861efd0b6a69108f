package io.agorawebhooks.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.agorawebhooks.notice.Delivery;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How much is asked and read to keep streams that are always the same current. The answers would be
 * right without most shortcuts, only dearer: this tells when one of them no longer works, as {@link
 * FlatWorkTest} does for large calls. Who makes the work less, or needs more, writes down the new
 * figures.
 */
class WorkTest {
  private static final int STREAMS = 10;

  @ParameterizedTest
  @CsvSource({
    "0, 2963, 3855",
    "1, 2594, 3014",
    "2, 1576, 1445",
    "3, 3610, 4152",
    "4, 3609, 5018",
    "5, 1792, 1957",
    "6, 3294, 3831",
    "7, 3567, 5461",
    "8, 2150, 2328",
    "9, 2646, 3272",
    "10, 3191, 3660",
    "11, 2389, 3066",
    "12, 2680, 2886",
    "13, 2035, 2521",
    "14, 2895, 2874",
    "15, 1932, 1934"
  })
  void ladders_costWhatTheyDid(int part, long questions, long answers) {
    Work work = new Work();
    for (int seed = STREAMS * part; seed < STREAMS * (part + 1); seed++) {
      tell(Ladder.stream("room-0", seed), 1 + seed % 6, work);
    }
    assertThat(List.of(work.questions(), work.answers())).isEqualTo(List.of(questions, answers));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 2600, 2294",
    "1, 2643, 2303",
    "2, 2454, 2112",
    "3, 3057, 3169",
    "4, 2731, 2658",
    "5, 2585, 2239",
    "6, 2550, 2220",
    "7, 2567, 2337",
    "8, 2508, 2322",
    "9, 2740, 2431",
    "10, 2943, 2785",
    "11, 2420, 2066",
    "12, 2660, 2228",
    "13, 2955, 2717",
    "14, 2573, 2285",
    "15, 2857, 2625"
  })
  void worlds_costWhatTheyDid(int part, long questions, long answers) {
    Work work = new Work();
    for (int seed = STREAMS * part; seed < STREAMS * (part + 1); seed++) {
      tell(World.stream(1, 26, seed), 1 + seed % 6, work);
    }
    assertThat(List.of(work.questions(), work.answers())).isEqualTo(List.of(questions, answers));
  }

  private static void tell(List<Delivery> stream, int together, Work work) {
    OneChannel channel = new OneChannel("room-0", work);
    for (int i = 0; i < stream.size(); i += together) {
      channel.tell(stream.subList(i, Math.min(stream.size(), i + together)));
    }
  }
}
