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
    "0, 2341, 3889",
    "1, 2104, 3067",
    "2, 1246, 1439",
    "3, 2957, 4114",
    "4, 2901, 5219",
    "5, 1493, 1949",
    "6, 2690, 3865",
    "7, 2906, 5396",
    "8, 1766, 2297",
    "9, 2136, 3217",
    "10, 2652, 3648",
    "11, 1965, 3050",
    "12, 2180, 2904",
    "13, 1631, 2444",
    "14, 2291, 2911",
    "15, 1556, 1917"
  })
  void ladders_costWhatTheyDid(int part, long questions, long answers) {
    assertThat(work(part, seed -> Ladder.stream("room-0", seed)))
        .isEqualTo(List.of(questions, answers));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 2106, 2287",
    "1, 2126, 2321",
    "2, 1981, 2098",
    "3, 2461, 3158",
    "4, 2213, 2669",
    "5, 2090, 2239",
    "6, 2056, 2232",
    "7, 2082, 2334",
    "8, 2006, 2340",
    "9, 2210, 2451",
    "10, 2368, 2776",
    "11, 1922, 2051",
    "12, 2118, 2224",
    "13, 2354, 2717",
    "14, 2076, 2280",
    "15, 2302, 2617"
  })
  void worlds_costWhatTheyDid(int part, long questions, long answers) {
    assertThat(work(part, seed -> World.stream(1, 26, seed)))
        .isEqualTo(List.of(questions, answers));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 14231, 35230",
    "1, 8797, 18163",
    "2, 7146, 14882",
    "3, 7524, 16251",
    "4, 13778, 34896",
    "5, 8324, 18525"
  })
  void marks_costWhatTheyDid(int part, long questions, long answers) {
    assertThat(work(part, seed -> Ladder.ofMarks("room-0", seed)))
        .isEqualTo(List.of(questions, answers));
  }

  @ParameterizedTest
  @CsvSource({"0, 20053, 116390", "1, 17112, 68851", "2, 15766, 91585"})
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
