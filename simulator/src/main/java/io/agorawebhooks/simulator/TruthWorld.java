package io.agorawebhooks.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A world of calls of which everything is known: who was where, when and in which role, and every
 * event that Agora sends of it, none lost. The same seed gives the same world.
 *
 * <p>It stays within what events can tell: the joins of one user lie more than 2 s apart, every
 * leave carries its duration, and a channel is empty for a second between two calls.
 */
public final class TruthWorld {
  private TruthWorld() {}

  /**
   * The channels of one world, {@code room-0} and on.
   *
   * @param seed decides everything
   * @param channels how many, 0 or more
   * @param start epoch second at which the first calls begin
   */
  public static List<TrueChannel> of(long seed, int channels, long start) {
    SplittableRandom random = new SplittableRandom(seed);
    List<TrueChannel> world = new ArrayList<>(channels);
    for (int i = 0; i < channels; i++) {
      world.add(new ChannelPlay("room-" + i, random.split()).play(start));
    }
    return world;
  }
}
