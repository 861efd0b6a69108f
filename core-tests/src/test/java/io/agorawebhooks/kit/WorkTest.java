package io.agorawebhooks.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.agorawebhooks.notice.Delivery;
import java.util.List;
import java.util.function.LongFunction;
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
    "0, 2342, 3889",
    "1, 2112, 3084",
    "2, 1255, 1448",
    "3, 2959, 4120",
    "4, 2907, 5219",
    "5, 1503, 1960",
    "6, 2705, 3889",
    "7, 2919, 5421",
    "8, 1771, 2297",
    "9, 2143, 3235",
    "10, 2661, 3645",
    "11, 1966, 3050",
    "12, 2187, 2911",
    "13, 1639, 2454",
    "14, 2302, 2919",
    "15, 1565, 1920"
  })
  void ladders_costWhatTheyDid(int part, long questions, long answers) {
    assertThat(work(part, seed -> Ladder.stream("room-0", seed)))
        .isEqualTo(List.of(questions, answers));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 2111, 2289",
    "1, 2133, 2324",
    "2, 1988, 2103",
    "3, 2468, 3168",
    "4, 2214, 2667",
    "5, 2093, 2243",
    "6, 2061, 2235",
    "7, 2089, 2342",
    "8, 2015, 2349",
    "9, 2216, 2456",
    "10, 2379, 2790",
    "11, 1930, 2051",
    "12, 2121, 2224",
    "13, 2357, 2717",
    "14, 2083, 2286",
    "15, 2309, 2624"
  })
  void worlds_costWhatTheyDid(int part, long questions, long answers) {
    assertThat(work(part, seed -> World.stream(1, 26, seed)))
        .isEqualTo(List.of(questions, answers));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 14232, 35230",
    "1, 8799, 18163",
    "2, 7148, 14890",
    "3, 7528, 16258",
    "4, 13780, 34900",
    "5, 8330, 18535"
  })
  void marks_costWhatTheyDid(int part, long questions, long answers) {
    assertThat(work(part, seed -> Ladder.ofMarks("room-0", seed)))
        .isEqualTo(List.of(questions, answers));
  }

  @ParameterizedTest
  @CsvSource({"0, 20103, 116497", "1, 17239, 68973", "2, 15854, 91776"})
  void users_costWhatTheyDid(int part, long questions, long answers) {
    assertThat(work(part, seed -> Ladder.ofOneUser("room-0", seed)))
        .isEqualTo(List.of(questions, answers));
  }

  private static List<Long> work(int part, LongFunction<List<Delivery>> streams) {
    Work work = new Work();
    for (int seed = STREAMS * part; seed < STREAMS * (part + 1); seed++) {
      tell(streams.apply(seed), 1 + seed % 6, work);
    }
    return List.of(work.questions(), work.answers());
  }

  private static void tell(List<Delivery> stream, int together, Work work) {
    OneChannel channel = new OneChannel("room-0", work);
    for (int i = 0; i < stream.size(); i += together) {
      channel.tell(stream.subList(i, Math.min(stream.size(), i + together)));
    }
  }
}
