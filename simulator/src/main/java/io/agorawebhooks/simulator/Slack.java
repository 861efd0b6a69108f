package io.agorawebhooks.simulator;

/**
 * How far apart things have to lie in a world so that clocks which disagree cannot hide what
 * happened: rules that look 2 s and 60 s far must still find what they look for.
 *
 * @param seconds by which two clocks may disagree, 0 to 2
 */
record Slack(int seconds) {
  static final Slack NONE = new Slack(0);

  private static final int BY_DURATION = 2;
  private static final int GROUP = 60;

  /** Seconds between two joins of one user: one lies nearer to where a duration points. */
  int betweenJoins() {
    return BY_DURATION + 1 + 2 * seconds;
  }

  /** A leave never comes before its join. */
  int shortestStay() {
    return seconds == 0 ? 0 : seconds + 1;
  }

  /** Seconds that the channel is empty between two calls. */
  int betweenCalls(boolean marked) {
    return marked ? 1 + 5 * seconds : GROUP + 1 + 2 * seconds;
  }

  /** Whether a user may come and go within a second. */
  boolean flaps() {
    return seconds == 0;
  }
}
