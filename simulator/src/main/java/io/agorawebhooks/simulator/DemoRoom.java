package io.agorawebhooks.simulator;

import java.util.List;

/**
 * A room of the demo: a channel, or several of a kind, in which calls of one kind begin.
 *
 * @param name of the channel; a {@code #} in it becomes a number, another one for each call
 * @param kind what happens there
 * @param every seconds; in each such stretch at most one call begins and ends
 * @param chance of 100 stretches of a busy hour, how many have a call
 * @param lanes how many of these there are side by side
 * @param length the shortest and the longest call, seconds
 * @param guests the fewest and the most people of a call
 */
record DemoRoom(
    String name, Kind kind, int every, int chance, int lanes, Between length, Between guests) {
  private static final int MINUTE = 60;

  /** What happens in a call. */
  @SuppressWarnings("ImmutableEnumChecker") // the lists are those of List.of
  enum Kind {
    /** Everybody talks. */
    MEETING(false, List.of()),
    /** One talks, many listen, some come up to ask. */
    CLASS(true, List.of(10L)),
    /** A few talk, many listen. */
    SHOW(true, List.of(10L, 30L)),
    /** People watch a stream that is pulled in. */
    PARTY(true, List.of(28L)),
    /** A person talks to a machine. */
    ASSISTANT(false, List.of(60L)),
    /** Speech is written down. */
    CAPTIONED(true, List.of(47L, 48L, 68L)),
    /** Sent on to another region, and to devices that speak other protocols. */
    RELAYED(true, List.of(43L, 50L)),
    /** Recorded on a server of the customer's. */
    RECORDED(true, List.of(3L));

    private final boolean live;
    private final List<Long> bots;

    Kind(boolean live, List<Long> bots) {
      this.live = live;
      this.bots = bots;
    }

    /** Whether there are hosts and audiences. */
    boolean live() {
      return live;
    }

    /** Client types of the machines in the call. */
    List<Long> bots() {
      return bots;
    }
  }

  /** Two numbers and all between them. */
  record Between(int least, int most) {}

  /** All there are. */
  static final List<DemoRoom> ALL =
      List.of(
          room("support-#", Kind.MEETING, 6, 70, 4, 2, 5, 2, 3),
          room("tutor-ai-#", Kind.ASSISTANT, 12, 60, 2, 2, 10, 1, 1),
          room("standup (eu)", Kind.MEETING, 180, 60, 1, 9, 25, 4, 9),
          room("design review", Kind.MEETING, 150, 40, 1, 25, 60, 3, 7),
          room("math-101", Kind.CLASS, 120, 70, 1, 40, 70, 10, 26),
          room("español B1", Kind.CLASS, 140, 60, 1, 35, 60, 6, 14),
          room("Cooking with Ana", Kind.SHOW, 240, 75, 1, 45, 100, 25, 60),
          room("town hall", Kind.SHOW, 720, 70, 1, 40, 80, 70, 140),
          room("watch party", Kind.PARTY, 200, 55, 1, 60, 110, 8, 24),
          room("keynote captions", Kind.CAPTIONED, 300, 50, 1, 30, 60, 15, 35),
          room("relay eu-us", Kind.RELAYED, 260, 50, 1, 30, 80, 6, 16),
          room("podcast booth", Kind.RECORDED, 220, 50, 1, 25, 70, 2, 5));

  /** In minutes. */
  private static DemoRoom room(
      String name,
      Kind kind,
      int every,
      int chance,
      int lanes,
      int shortest,
      int longest,
      int fewest,
      int most) {
    return new DemoRoom(
        name,
        kind,
        every * MINUTE,
        chance,
        lanes,
        new Between(shortest * MINUTE, longest * MINUTE),
        new Between(fewest, most));
  }
}
