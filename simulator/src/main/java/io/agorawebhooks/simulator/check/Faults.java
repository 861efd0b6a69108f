package io.agorawebhooks.simulator.check;

/** Counts the write points of a schedule and breaks those that the plan names. */
final class Faults {
  private final FaultPlan plan;
  private int points;
  private int made;
  private boolean crashed;

  Faults(FaultPlan plan) {
    this.plan = plan;
  }

  /** Passes a write point, or not. */
  void point(String name) {
    if (crashed) {
      throw Fault.CRASH.at(name);
    }
    Fault fault = plan.faults().get(++points);
    if (fault != null) {
      made++;
      crashed = fault == Fault.CRASH;
      throw fault.at(name);
    }
  }

  boolean crashed() {
    return crashed;
  }

  /** Intake and storage are opened anew. */
  void revive() {
    crashed = false;
  }

  /** How many write points there were. */
  int points() {
    return points;
  }

  /** How many of them were made to fail. */
  int made() {
    return made;
  }
}
