package io.agorawebhooks.cli.imports;

/**
 * How many seconds of a channel on a UTC day the Python server and we count, and why the two
 * differ. Always: theirs - ours = localTime + doubled + onlyTheirs - open - lost - parallel.
 *
 * @param theirs what the Python server counts
 * @param ours what we count
 * @param localTime counted on another day, because their days are those of the clock on their wall
 *     and a session is all of the day on which it began; below 0 where it is missing
 * @param doubled counted twice or more, because their sessions of a user overlap
 * @param onlyTheirs in their sessions and not in ours: no raw event says so, or a leave was taken
 *     for another join's
 * @param open missing because their session has no end, while ours ends with what is known
 * @param lost missing because they have no session then
 * @param parallel missing because a user was there twice at a time, which we count and they do not
 */
public record Gap(
    long theirs,
    long ours,
    long localTime,
    long doubled,
    long onlyTheirs,
    long open,
    long lost,
    long parallel) {
  static final Gap NONE = new Gap(0, 0, 0, 0, 0, 0, 0, 0);

  Gap plus(Gap more) {
    return new Gap(
        theirs + more.theirs,
        ours + more.ours,
        localTime + more.localTime,
        doubled + more.doubled,
        onlyTheirs + more.onlyTheirs,
        open + more.open,
        lost + more.lost,
        parallel + more.parallel);
  }

  /** Whether nothing differs, not even by reasons that make up for each other. */
  boolean isNone() {
    return localTime == 0
        && doubled == 0
        && onlyTheirs == 0
        && open == 0
        && lost == 0
        && parallel == 0;
  }
}
