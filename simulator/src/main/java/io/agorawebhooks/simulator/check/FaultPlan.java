package io.agorawebhooks.simulator.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * What breaks in a schedule, and when.
 *
 * @param faults by the number of the write point that they hit, from 1
 * @param restarts after which commits intake and storage are closed and opened again
 * @param capacity of the intake's queue, from 1
 * @param batch most notices of a transaction, from 1
 * @param together most notices that arrive together, from 1
 */
record FaultPlan(
    Map<Integer, Fault> faults, Set<Integer> restarts, int capacity, int batch, int together) {
  private static final List<Fault> FAULTS = List.of(Fault.values());
  private static final int POINTS = 200;
  private static final int STEPS = 30;

  FaultPlan {
    faults = Map.copyOf(faults);
    restarts = Set.copyOf(restarts);
  }

  /** Nothing breaks. */
  static final FaultPlan NONE = new FaultPlan(Map.of(), Set.of(), 1000, 100, 10);

  /** Nothing breaks, and any number of notices arrives together. */
  static FaultPlan calm(SplittableRandom random) {
    return new FaultPlan(Map.of(), Set.of(), 1000, 100, random.nextInt(1, 100));
  }

  static FaultPlan of(SplittableRandom random) {
    int together = random.nextInt(1, 24);
    int batch = random.nextBoolean() ? 100 : random.nextInt(1, 10);
    if (random.nextBoolean()) {
      return new FaultPlan(Map.of(), Set.of(), 1000, batch, together);
    }
    int capacity = random.nextInt(3) == 0 ? random.nextInt(1, together + 1) : 1000;
    return new FaultPlan(faults(random), restarts(random), capacity, batch, together);
  }

  /** The same without faults. */
  FaultPlan calmed() {
    return new FaultPlan(Map.of(), Set.of(), 1000, batch, together);
  }

  /** One fault. */
  static FaultPlan at(int point, Fault fault) {
    return new FaultPlan(Map.of(point, fault), Set.of(), 1000, 100, 6);
  }

  private static Map<Integer, Fault> faults(SplittableRandom random) {
    Map<Integer, Fault> faults = new HashMap<>();
    for (int i = random.nextInt(8); i > 0; i--) {
      Fault fault = FAULTS.get(random.nextInt(FAULTS.size()));
      faults.put(random.nextInt(1, POINTS), fault);
    }
    return faults;
  }

  private static Set<Integer> restarts(SplittableRandom random) {
    Set<Integer> restarts = new HashSet<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      restarts.add(random.nextInt(1, STEPS));
    }
    return restarts;
  }
}
