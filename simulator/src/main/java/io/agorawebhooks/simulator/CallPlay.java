package io.agorawebhooks.simulator;

import io.agorawebhooks.notice.Event;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/** Plays the users of one call. */
final class CallPlay {
  private static final int USERS = 7;
  private static final int EARLY = 4;
  private static final long LONGEST = 3 * 3600;

  private final SplittableRandom random;
  private final Slack slack;
  private final long start;
  private final long length;
  private final boolean communication;
  private final int early;
  private final List<UserPlay> users = new ArrayList<>();

  /**
   * @param start second of the first join
   * @param marked whether there is a create, a little after the first join
   */
  CallPlay(SplittableRandom random, Slack slack, long start, boolean marked) {
    this.random = random;
    this.slack = slack;
    this.start = start;
    this.length = slack.shortestStay() + random.nextLong(random.nextBoolean() ? 120 : LONGEST);
    this.communication = random.nextInt(4) == 0;
    this.early = marked && random.nextInt(3) == 0 ? random.nextInt(EARLY) : 0;
  }

  /** The first user stays for the whole call, so that it never falls apart. */
  void users(boolean live) {
    int count = random.nextInt(1, USERS);
    for (long uid : uids(count)) {
      UserPlay user = new UserPlay(random, slack, uid, communication);
      if (users.isEmpty()) {
        user.stay(start, start + length);
      } else {
        user.stays(start + random.nextLong(length + 1), length);
      }
      user.act(live && (users.isEmpty() || random.nextBoolean()));
      users.add(user);
    }
  }

  private Set<Long> uids(int count) {
    Set<Long> uids = new LinkedHashSet<>();
    while (uids.size() < count) {
      uids.add(random.nextBoolean() ? random.nextLong(1, 10) : random.nextLong(1, 1L << 32));
    }
    return uids;
  }

  /** Seconds between the first join and the create. */
  int early() {
    return early;
  }

  int userCount() {
    return users.size();
  }

  long lastLeave() {
    return users.stream().mapToLong(UserPlay::lastLeave).max().orElse(start);
  }

  List<Event> events() {
    return users.stream().flatMap(user -> user.events().stream()).toList();
  }

  List<TrueSession> sessions(long call) {
    return users.stream().flatMap(user -> user.sessions(call).stream()).toList();
  }
}
