package io.agorawebhooks.kit;

import io.agorawebhooks.notice.Delivery;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/**
 * Small worlds that collide a lot: few channels and users, many events in one second, gaps just
 * around every bound of the rules, lost, repeated and contradicting notices, in disorder. For laws
 * that must hold whatever comes; nothing in them is plausible.
 */
public final class World {
  /** Orders the contents of the notices in these worlds. */
  public static final Comparator<byte[]> CONTENT_ORDER = Notices.CONTENT_ORDER;

  private static final int STEPS = 40;

  private World() {}

  /** Notices of up to three channels of {@link Notices#APP} and three users, in arrival order. */
  public static Arbitrary<List<Delivery>> streams() {
    return streams(3, STEPS);
  }

  /**
   * Notices in arrival order. They shrink by leaving out steps.
   *
   * @param channels how many channels at most, from 1
   * @param steps how many events at most; some are lost, some come in several notices
   */
  public static Arbitrary<List<Delivery>> streams(int channels, int steps) {
    return Arbitraries.longs()
        .withoutEdgeCases()
        .list()
        .ofMinSize(1)
        .ofMaxSize(steps)
        .map(seeds -> play(channels, seeds));
  }

  /** The notices of one world, the same for the same seed. */
  public static List<Delivery> stream(int channels, int steps, long seed) {
    return play(channels, new SplittableRandom(seed).longs(steps).boxed().toList());
  }

  private static List<Delivery> play(int channels, List<Long> seeds) {
    WorldStream stream = new WorldStream();
    for (long seed : seeds) {
      SplittableRandom random = new SplittableRandom(seed);
      stream.step("room-" + random.nextInt(channels), random);
    }
    return stream.arrived();
  }
}
