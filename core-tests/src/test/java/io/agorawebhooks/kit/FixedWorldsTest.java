package io.agorawebhooks.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.agorawebhooks.correlation.History;
import io.agorawebhooks.notice.Delivery;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The laws in worlds that are always the same: fast enough to be asked of every mutant (profile
 * {@code mutation}), and a failure names the seed.
 */
class FixedWorldsTest {
  /** Mutation testing asks fewer: a mutant that survives is asked all of them. */
  private static final long SEEDS = Long.getLong("worlds", 120);

  static LongStream seeds() {
    return LongStream.range(0, SEEDS);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void history_isByTheBook(long seed) {
    Told.events(world(seed), World.CONTENT_ORDER)
        .forEach(
            (channel, events) ->
                assertThat(Expected.of(History.of(events))).isEqualTo(ByTheBook.of(events)));
  }

  static LongStream ladders() {
    return LongStream.range(0, SEEDS * 4 / 3);
  }

  @ParameterizedTest
  @MethodSource("ladders")
  void stored_isWhatALadderTold(long seed) {
    climb(Ladder.stream("room-0", seed), seed);
  }

  static LongStream marks() {
    return LongStream.range(0, SEEDS / 3);
  }

  static LongStream users() {
    return LongStream.range(0, SEEDS / 6);
  }

  @ParameterizedTest
  @MethodSource("users")
  void stored_isWhatALadderOfOneUserTold(long seed) {
    climb(Ladder.ofOneUser("room-0", seed), seed);
  }

  @ParameterizedTest
  @MethodSource("marks")
  void stored_isWhatALadderOfMarksTold(long seed) {
    climb(Ladder.ofMarks("room-0", seed), seed);
  }

  /** Long ones are checked less often: a check reads all that was told so far. */
  private static void climb(List<Delivery> ladder, long seed) {
    OneChannel channel = new OneChannel("room-0");
    int together = 1 + (int) (seed % 6);
    int steps = ladder.size() > 50 ? 16 : 1;
    int step = 0;
    for (int i = 0; i < ladder.size(); i += together) {
      channel.tell(ladder.subList(i, Math.min(ladder.size(), i + together)));
      if (++step % steps == 0 || i + together >= ladder.size()) {
        channel.check();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void stored_isWhatWasTold(long seed) {
    List<Delivery> world = world(seed);
    OneChannel channel = new OneChannel("room-0");
    int together = 1 + (int) (seed % 6);
    for (int i = 0; i < world.size(); i += together) {
      channel.tell(world.subList(i, Math.min(world.size(), i + together)));
      if (i % 4 == 0 || i + together >= world.size()) {
        channel.check();
      }
    }
  }

  private static List<Delivery> world(long seed) {
    return World.stream(1, 26, seed);
  }
}
