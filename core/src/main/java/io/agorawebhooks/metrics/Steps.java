package io.agorawebhooks.metrics;

/** A number of users that changes at seconds: no two that follow each other are equal. */
final class Steps {
  private final long[] seconds;
  private final int[] users;
  private int size;

  private Steps(int most) {
    this.seconds = new long[most];
    this.users = new int[most];
  }

  /**
   * Counts those who come and go.
   *
   * @param comes seconds, ascending
   * @param goes seconds, ascending
   * @param stays how many of each count
   */
  static Steps of(long[] comes, long[] goes, int stays) {
    Steps steps = new Steps(2 * stays);
    int come = 0;
    int gone = 0;
    while (gone < stays) {
      long second = come < stays ? Math.min(comes[come], goes[gone]) : goes[gone];
      gone = behind(goes, gone, stays, second);
      come = behind(comes, come, stays, second);
      steps.add(second, come - gone);
    }
    return steps;
  }

  private static int behind(long[] sorted, int from, int to, long second) {
    int i = from;
    while (i < to && sorted[i] == second) {
      i++;
    }
    return i;
  }

  private void add(long second, int count) {
    if (size == 0 || users[size - 1] != count) {
      seconds[size] = second;
      users[size++] = count;
    }
  }

  int size() {
    return size;
  }

  long second(int step) {
    return seconds[step];
  }

  int users(int step) {
    return users[step];
  }

  /** The first step with the most users. */
  int top() {
    int top = 0;
    for (int i = 1; i < size; i++) {
      top = users[i] > users[top] ? i : top;
    }
    return top;
  }

  /** Whether both neighbours have more users, or both have less; the first and last count too. */
  boolean isExtreme(int step) {
    return step == 0
        || step == size - 1
        || (users[step] > users[step - 1]) == (users[step] > users[step + 1]);
  }
}
