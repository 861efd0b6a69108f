package io.agorawebhooks.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * The notices of the loads: calls of 20 users, one after the other, of 42 events each (create, 20
 * joins, 20 leaves, destroy); hosts and audience, five platforms. The same as {@code
 * load/webhooks.lua} sends. All notices of a run differ, and so do their channels from those of
 * other runs. Safe for use by many threads.
 */
public final class Mix {
  /** Events of a call. */
  public static final int CALL = 42;

  private static final int USERS = 20;
  private static final int CHANNELS = 5000;
  private static final long FIRST = 1_760_000_000L;
  private static final int BETWEEN_CALLS = 60;
  private static final int END = 50;
  private static final int[] JOINS = {103, 105, 107};
  private static final int[] PLATFORMS = {1, 2, 5, 7, 8};

  private final String run;

  /**
   * @param run part of the ids of notices and of the names of channels; letters, digits and dashes
   */
  public Mix(String run) {
    this.run = requireNonNull(run, "run is null");
  }

  /** A run that was not there before, in a database that has had others. */
  public static Mix fresh() {
    return new Mix(Long.toString(Instant.now().toEpochMilli(), Character.MAX_RADIX));
  }

  /** What its ids and channels begin with. */
  public String run() {
    return run;
  }

  /** The id of a notice. */
  public String id(long number) {
    return run + ":" + number;
  }

  /**
   * The JSON of a notice, about 260 bytes.
   *
   * @param number from 0 on
   */
  public byte[] body(long number) {
    long call = number / CALL;
    int step = (int) (number % CALL);
    long start = FIRST + call * BETWEEN_CALLS;
    if (step == 0) {
      return body(number, call, 101, start, "");
    } else if (step == CALL - 1) {
      return body(number, call, 102, start + END, ",\"lastUid\":" + (1000 + USERS));
    }
    boolean joins = step <= USERS;
    int user = joins ? step : step - USERS;
    int join = JOINS[user % JOINS.length];
    String platform = ",\"platform\":" + PLATFORMS[user % PLATFORMS.length];
    String fields = ",\"uid\":" + (1000 + user) + ",\"clientSeq\":" + (number + 1) + platform;
    return joins
        ? body(number, call, join, start + user, fields)
        : body(
            number, call, join + 1, start + USERS + user, fields + ",\"reason\":1,\"duration\":20");
  }

  private byte[] body(long number, long call, int type, long ts, String fields) {
    return ("{\"noticeId\":\""
            + id(number)
            + "\",\"productId\":1,\"eventType\":"
            + type
            + ",\"notifyMs\":"
            + ts
            + "123,\"sid\":\"SID-"
            + call
            + "\",\"payload\":{\"channelName\":\"room-"
            + run
            + "-"
            + call % CHANNELS
            + "\",\"ts\":"
            + ts
            + fields
            + "}}")
        .getBytes(US_ASCII);
  }
}
