package io.agorawebhooks.simulator;

import java.util.List;

/**
 * Who may come to a call.
 *
 * @param people how many there are, at least 1
 * @param bots client types of the machines that come
 * @param faultless whether Agora tells everything, once
 */
record DemoCrowd(int people, List<Long> bots, boolean faultless) {
  private static final int[] STEPS = {7, 11, 13, 17, 19, 23, 29};

  /** Those of the company: 400 people, of whose leaves some are lost. */
  static DemoCrowd of(DemoRoom room) {
    return new DemoCrowd(400, room.kind().bots(), false);
  }

  /**
   * A person.
   *
   * @param first which of them come
   * @param number in the call, from 1 to {@link #people}; another one is another person
   * @return 0 to people - 1
   */
  long person(int first, int number) {
    return (first + number * (long) step()) % people;
  }

  /** It shares no factor with the number of people; no number to 800,000 has all of these. */
  private int step() {
    for (int step : STEPS) {
      if (people % step != 0) {
        return step;
      }
    }
    throw new IllegalStateException("There are " + people + " people");
  }
}
