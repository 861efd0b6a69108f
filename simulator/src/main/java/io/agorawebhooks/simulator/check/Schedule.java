package io.agorawebhooks.simulator.check;

import io.agorawebhooks.notice.Delivery;
import io.agorawebhooks.simulator.Sent;
import io.agorawebhooks.simulator.Simulation;
import io.agorawebhooks.simulator.TrueChannel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A seed played against a storage, with all laws checked. The same seed does the same.
 *
 * @param simulation what arrives
 * @param plan what breaks
 */
record Schedule(Simulation simulation, FaultPlan plan) {
  /** Another stream of random numbers than the one that the simulation of the seed takes. */
  private static final long BREAKING = 0x5DEECE66DL;

  private static final long SHUFFLING = 0x2545F4914F6CDD1DL;

  static Schedule of(long seed) {
    FaultPlan plan = FaultPlan.of(new SplittableRandom(seed ^ BREAKING));
    return new Schedule(Simulation.of(seed), plan);
  }

  /** The same stream with this plan. */
  Schedule with(FaultPlan other) {
    return new Schedule(simulation, other);
  }

  /**
   * Plays it and checks every law.
   *
   * @throws Violation if one does not hold
   */
  Run check(Opening opening) {
    Run run = play(opening, simulation.arrived());
    if (simulation.conditions().isTrue() && !run.lost()) {
      for (TrueChannel channel : simulation.world()) {
        TruthLaw.check(simulation, channel, run.told().history(channel.name()));
      }
    }
    return run;
  }

  /** Plays some of the stream and checks all laws but the truth. */
  Run play(Opening opening, Collection<Sent> stream) {
    Run run = new Run(simulation.app(), opening, plan, stream, simulation.seed());
    run.play();
    for (String channel : run.told().channels()) {
      LossLaw.check(run.told(), channel, simulation.seed());
    }
    checkOrder(run, new SplittableRandom(simulation.seed() ^ SHUFFLING));
    return run;
  }

  /** The same notices in any other order, some of them several times, give the same tables. */
  private void checkOrder(Run run, SplittableRandom random) {
    List<Sent> stream = shuffled(run.stored(), random);
    FaultPlan calm = FaultPlan.calm(random);
    Run other = new Run(simulation.app(), Opening.memory(), calm, stream, simulation.seed());
    other.playOnce();
    for (String channel : run.told().channels()) {
      Tables.of(run.told().history(channel))
          .check(Law.ORDER_IS_NOTHING, channel, Tables.of(other.told().history(channel)));
    }
  }

  private static List<Sent> shuffled(List<Delivery> stored, SplittableRandom random) {
    List<Sent> stream = new ArrayList<>();
    for (Delivery delivery : stored) {
      for (int copies = random.nextInt(5) == 0 ? 2 : 1; copies > 0; copies--) {
        int place = random.nextInt(stream.size() + 1);
        stream.add(place, new Sent(delivery, null, 0, 1));
      }
    }
    return stream;
  }
}
