package io.agorawebhooks.simulator;

import java.util.SplittableRandom;

/**
 * What Agora and the network do to a world on its way here.
 *
 * @param skew seconds by which the clocks of Agora's servers disagree, 0 to 2
 * @param loss of 100 notices, how many never arrive
 * @param late seconds that notices may be late, 0 for none
 * @param noise of 100 events, how many are told wrongly, or are there that never happened
 */
public record Conditions(int skew, int loss, int late, int noise) {
  /** Everything arrives in order. */
  public static final Conditions CALM = new Conditions(0, 0, 0, 0);

  private static final int[] LATE = {0, 5, 120, 4 * 3600};

  public Conditions {
    if (skew < 0 || skew > 2 || loss < 0 || loss > 100 || noise < 0 || noise > 100 || late < 0) {
      throw new IllegalArgumentException("Conditions are out of range");
    }
  }

  static Conditions of(SplittableRandom random) {
    int skew = random.nextInt(4) == 0 ? random.nextInt(1, 3) : 0;
    int loss = random.nextInt(3) == 0 ? random.nextInt(1, 30) : 0;
    int noise = random.nextInt(3) == 0 ? random.nextInt(1, 60) : 0;
    return new Conditions(skew, loss, LATE[random.nextInt(LATE.length)], noise);
  }

  /** Whether the whole truth can be told from what arrives. */
  public boolean isTrue() {
    return loss == 0 && noise == 0;
  }
}
