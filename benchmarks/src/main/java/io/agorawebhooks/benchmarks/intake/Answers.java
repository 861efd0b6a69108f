package io.agorawebhooks.benchmarks.intake;

/** Told of every notice what became of it. */
interface Answers {
  /** The status of a notice without an answer. */
  int NONE = 0;

  /**
   * What became of a notice. Times are nanoseconds of {@link System#nanoTime}.
   *
   * @param number of the notice
   * @param status of the answer; {@link #NONE} if the connection broke or it did not come in time
   * @param due when the notice was to be sent, which is before it was if all connections were busy
   * @param now when the answer was there
   */
  void answered(long number, int status, long due, long now);
}
