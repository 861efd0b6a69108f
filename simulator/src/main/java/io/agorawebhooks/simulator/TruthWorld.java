package io.agorawebhooks.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A world of calls of which everything is known: who was where, when and in which role, and every
 * event that Agora sends of it, none lost. The same seed gives the same world.
 *
 * <p>It stays within what events can tell: the joins of one user lie more than 2 s apart, every
 * leave carries its duration, and a channel is empty for a second between two calls.
 */
public final class TruthWorld {
  private static final int CALLS = 4;

  private TruthWorld() {}

  /**
   * The channels of one world, {@code room-0} and on.
   *
   * @param seed decides everything
   * @param channels how many, 0 or more
   * @param start epoch second at which the first calls begin
   */
  public static List<TrueChannel> of(long seed, int channels, long start) {
    return of(new SplittableRandom(seed), Slack.NONE, names(channels), start, CALLS);
  }

  private static List<String> names(int channels) {
    return IntStream.range(0, channels).mapToObj(i -> "room-" + i).toList();
  }

  static List<TrueChannel> of(
      SplittableRandom random, Slack slack, List<String> names, long start, int calls) {
    List<TrueChannel> world = new ArrayList<>(names.size());
    for (String name : names) {
      world.add(new ChannelPlay(name, random.split(), slack).play(start, calls));
    }
    return world;
  }
}
