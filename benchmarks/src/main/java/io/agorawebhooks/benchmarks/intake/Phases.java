package io.agorawebhooks.benchmarks.intake;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * What becomes of notices in times that follow each other; one belongs to that in which it was due.
 * One thread answers, another one begins the next, and looks at what came of it at the end.
 */
final class Phases implements Answers {
  /** What takes longer is not full speed. */
  private static final long SLOW = 100_000_000;

  /** Full speed is back when nothing was refused or slow for so long. */
  private static final long STEADY = 1_000_000_000;

  private static final int OK = 200;
  private static final int UNAVAILABLE = 503;

  private final List<Phase> phases = new ArrayList<>();
  private final BitSet taken = new BitSet();

  /** One time, and what was due in it. */
  static final class Phase {
    private final long began;
    private final Histogram taken = new Histogram(3);
    private final Histogram refused = new Histogram(3);
    private long lost;
    private long disturbed;

    private Phase(long began) {
      this.began = began;
      this.disturbed = began;
    }

    private void answered(int status, long due, long now) {
      if (status == OK) {
        taken.recordValue(now - due);
      } else if (status == UNAVAILABLE) {
        refused.recordValue(now - due);
      } else {
        lost++;
      }
      boolean disturbs = status != OK || now - due > SLOW;
      if (disturbs && now - disturbed <= STEADY) {
        disturbed = now;
      }
    }

    /** How long the answers of 200 took, in nanoseconds. */
    Histogram taken() {
      return taken;
    }

    /** How long the answers of 503 took, in nanoseconds. */
    Histogram refused() {
      return refused;
    }

    /** Notices with another answer or none. */
    long lost() {
      return lost;
    }

    /**
     * Seconds from the beginning until the last notice was refused or took more than 100 ms, before
     * a second without any of these.
     */
    double disturbed() {
      return (disturbed - began) / 1e9;
    }
  }

  /** The next begins now; the first of all before anything is due. */
  synchronized Phase begin() {
    Phase phase = new Phase(System.nanoTime());
    phases.add(phase);
    return phase;
  }

  @Override
  public synchronized void answered(long number, int status, long due, long now) {
    if (status == OK) {
      taken.set((int) number);
    }
    phaseOf(due).answered(status, due, now);
  }

  private Phase phaseOf(long due) {
    int last = phases.size() - 1;
    while (last > 0 && due - phases.get(last).began < 0) {
      last--;
    }
    return phases.get(last);
  }

  /** The numbers of the notices that were answered 200. */
  synchronized BitSet taken() {
    return (BitSet) taken.clone();
  }
}
