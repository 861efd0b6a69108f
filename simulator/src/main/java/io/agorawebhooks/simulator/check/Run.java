package io.agorawebhooks.simulator.check;

import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.notice.Delivery;
import io.agorawebhooks.simulator.Sent;
import io.agorawebhooks.storage.Counts;
import io.agorawebhooks.storage.Reads;
import io.agorawebhooks.storage.Storage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * One stream against one storage, with what breaks meanwhile. Agora sends again what failed, at
 * most three times, or as often as it takes.
 */
final class Run {
  private static final int SPREAD = 12;
  private static final int RESEND_MILLIS = 2_000;

  private final Opening opening;
  private final FaultPlan plan;
  private final SplittableRandom random;
  private final boolean patient;
  private final Faults faults;
  private final Committed committed = new Committed();
  private final Acknowledged acknowledged = new Acknowledged(committed);
  private final Checks checks;
  private final List<Sent> coming;
  private int steps;
  private int lost;

  Run(AppId app, Opening opening, FaultPlan plan, Collection<Sent> stream, long seed) {
    this.opening = opening;
    this.plan = plan;
    this.random = new SplittableRandom(seed);
    this.patient = random.nextBoolean();
    this.faults = new Faults(plan);
    this.checks = new Checks(app, committed);
    this.coming = new ArrayList<>(stream);
  }

  /** Plays it to its end and checks on the way; then sends all that was acknowledged again. */
  void play() {
    playOnce();
    playAgain();
  }

  /** Plays it to its end and checks on the way. */
  void playOnce() {
    while (!coming.isEmpty()) {
      faults.revive();
      try (Storage storage = opening.open()) {
        checks.all(storage.reads(), Law.INCREMENTAL_IS_BATCH);
        Storage faulty = new FaultyStorage(storage, faults, committed, opening::isKept);
        Feeder.feed(faulty, plan.capacity(), plan.batch(), new Agora(storage.reads()));
      }
    }
    acknowledged.check();
  }

  /** Sends all that was acknowledged once more: there is nothing new, and nothing changes. */
  private void playAgain() {
    opening.heal();
    try (Storage storage = opening.open()) {
      checks.all(storage.reads(), Law.INCREMENTAL_IS_BATCH);
      FaultyStorage faulty =
          new FaultyStorage(storage, new Faults(FaultPlan.NONE), committed, () -> false);
      int before = committed.deliveries().size();
      acknowledged.sendAgain(faulty);
      acknowledged.check();
      Violation.unlessEqual(
          Law.ACKNOWLEDGED_IS_STORED_ONCE,
          "",
          "stored notices when all that was acknowledged is sent again",
          committed.deliveries().size(),
          before);
      checks.all(storage.reads(), Law.ORDER_IS_NOTHING);
    }
  }

  /** Whether something never got through, for all that was sent again. */
  boolean lost() {
    return lost > 0;
  }

  /** What is stored in the end. */
  List<Delivery> stored() {
    return committed.deliveries();
  }

  Told told() {
    return committed.told();
  }

  int writePoints() {
    return faults.points();
  }

  int faultsMade() {
    return faults.made();
  }

  private boolean isMade(String why) {
    return why.equals(Feeder.FULL) || Fault.isMade(why) || opening.isMade(why);
  }

  /** One lifetime of the intake. */
  private final class Agora implements Feeder.Sender {
    private final Reads reads;
    private final Set<String> touched = new HashSet<>();
    private boolean begun;

    Agora(Reads reads) {
      this.reads = reads;
    }

    @Override
    public List<Sent> next() {
      acknowledged.check();
      if (random.nextInt(4) == 0) {
        checks.tables(reads, touched, Law.INCREMENTAL_IS_BATCH);
        touched.clear();
      }
      boolean over = faults.crashed() || plan.restarts().contains(++steps);
      return over && begun ? List.of() : group();
    }

    private List<Sent> group() {
      int size = begun ? random.nextInt(1, plan.together() + 1) : 1;
      begun = true;
      List<Sent> head = coming.subList(0, Math.min(size, coming.size()));
      List<Sent> group = List.copyOf(head);
      head.clear();
      return group;
    }

    @Override
    public void acknowledged(Sent sent, Counts outcome) {
      acknowledged.add(sent, outcome);
      Delivery delivery = sent.delivery();
      if (delivery != null
          && delivery.notice().event() != null
          && delivery.notice().channel() != null) {
        touched.add(delivery.notice().channel());
      }
    }

    @Override
    public void failed(Sent sent, String why) {
      Violation.unless(isMade(why), Law.NOTHING_FAILS, "", why);
      if (sent.isLast() && !patient) {
        lost++;
      } else {
        int place = Math.min(coming.size(), random.nextInt(SPREAD));
        coming.add(
            place, sent.again(sent.arrival() + RESEND_MILLIS + random.nextInt(RESEND_MILLIS)));
      }
    }
  }
}
