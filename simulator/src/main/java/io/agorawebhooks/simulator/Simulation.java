package io.agorawebhooks.simulator;

import static java.util.Objects.requireNonNull;

import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.notice.Event;
import io.agorawebhooks.notice.EventKey;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * One run of the model: a world, and what arrives of it. The same seed gives the same run.
 *
 * @param seed that decided everything
 * @param app the project that all of it belongs to
 * @param conditions between the world and us
 * @param world what was
 * @param told each event of the world as its server tells it, by channel and true key
 * @param arrived what comes in, in order
 */
public record Simulation(
    long seed,
    AppId app,
    Conditions conditions,
    List<TrueChannel> world,
    Map<String, Map<EventKey, Event>> told,
    List<Sent> arrived) {
  /** Compares the contents of two bodies that were written here, their {@code notifyMs} apart. */
  public static final Comparator<byte[]> CONTENT_ORDER =
      (a, b) -> Arrays.compareUnsigned(Wire.content(a), Wire.content(b));

  /** 2026-01-01T20:30:00Z: calls cross midnight. */
  private static final long START = 1767299400;

  private static final AppId APP = new AppId("0123456789abcdef0123456789abcdef");
  private static final int CHANNELS = 2;
  private static final int CALLS = 2;
  private static final List<String> NAMES =
      List.of("room", "B\u00fcro 2", "\"\\/\n\u0001", "\u4f1a\u8bae \ud83d\ude00", "'; --", " ");

  public Simulation {
    requireNonNull(app, "app is null");
    requireNonNull(conditions, "conditions is null");
    world = List.copyOf(world);
    told = Map.copyOf(told);
    arrived = List.copyOf(arrived);
  }

  /** The run of a seed, under conditions that the seed decides too. */
  public static Simulation of(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return of(seed, Conditions.of(random), random);
  }

  /** The run of a seed under these conditions. */
  public static Simulation of(long seed, Conditions conditions) {
    return of(seed, conditions, new SplittableRandom(seed));
  }

  private static Simulation of(long seed, Conditions conditions, SplittableRandom random) {
    List<String> names = names(random);
    List<TrueChannel> world =
        TruthWorld.of(
            random, new Slack(conditions.skew()), names, START + random.nextInt(7200), CALLS);
    Agora agora = new Agora(APP, conditions, random.split());
    world.forEach(agora::tell);
    new Strays(APP, random).send(agora, START * 1000);
    return new Simulation(seed, APP, conditions, world, agora.told(), agora.arrived());
  }

  private static List<String> names(SplittableRandom random) {
    int first = random.nextInt(NAMES.size());
    return IntStream.range(0, random.nextInt(3) == 0 ? CHANNELS : 1)
        .mapToObj(i -> NAMES.get((first + i) % NAMES.size()))
        .toList();
  }
}
