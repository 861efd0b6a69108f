package io.agorawebhooks.metrics;

import io.agorawebhooks.correlation.RoleSegment;
import io.agorawebhooks.correlation.Session;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * How many users and calls there are at once, counted while sessions pass by. A user is there from
 * join to leave, once however many sessions it has; a call is there while a user is in it. Only
 * what lasts counts: at one second leaves come before joins. Memory is needed for those who are
 * there at once, not for all sessions.
 */
public final class Occupancy {
  /**
   * One time.
   *
   * @param seconds that have passed of it
   * @param peakUsers the most distinct users at once
   * @param peakSecond the first epoch second at which they were, null without users
   * @param userSeconds seconds of distinct users
   * @param peakCalls the most calls at once
   * @param callSeconds seconds of calls
   */
  public record Part(
      long seconds,
      long peakUsers,
      @Nullable Long peakSecond,
      long userSeconds,
      long peakCalls,
      long callSeconds) {
    /** Nobody was there. */
    public static Part empty(long seconds) {
      return new Part(seconds, 0, null, 0, 0, 0);
    }
  }

  /** Someone comes or goes. */
  private record Step(long second, int change, long uid, Object call) {}

  private final Cuts cuts;
  private final Filter filter;
  private final long asOf;
  private final PriorityQueue<Step> steps =
      new PriorityQueue<>(Comparator.comparingLong(Step::second));
  private final Map<Long, Integer> users = new HashMap<>();
  private final Map<Object, Integer> calls = new HashMap<>();
  private final List<Part> parts = new ArrayList<>();
  private long now;

  /**
   * @param cuts the times
   * @param filter whose roles count
   * @param asOf epoch second after which nobody is known to be there
   */
  public Occupancy(Cuts cuts, Filter filter, long asOf) {
    this.cuts = cuts;
    this.filter = filter;
    this.asOf = asOf;
    this.now = cuts.whole().from();
    for (int i = 0; i < cuts.size(); i++) {
      Range range = cuts.range(i);
      parts.add(Part.empty(Math.max(0, Math.min(range.to(), asOf) - range.from())));
    }
  }

  /**
   * Counts a session; none may have joined later that was counted before.
   *
   * @param call what tells its call from all others
   */
  public void add(Object call, Session session) {
    goTo(session.join());
    long end = Math.min(Totals.end(session, asOf), asOf);
    for (RoleSegment segment : session.segments()) {
      if (filter.counts(segment.role())) {
        long to = segment.to() == null ? end : Math.min(segment.to(), end);
        add(segment.from(), to, session.uid(), call);
      }
    }
  }

  private void add(long from, long to, long uid, Object call) {
    long first = Math.max(from, cuts.whole().from());
    long last = Math.min(to, cuts.whole().to());
    if (first < last) {
      steps.add(new Step(first, 1, uid, call));
      steps.add(new Step(last, -1, uid, call));
    }
  }

  /** What was counted, when no more sessions come. */
  public List<Part> parts() {
    goTo(Long.MAX_VALUE);
    return List.copyOf(parts);
  }

  private void goTo(long second) {
    while (!steps.isEmpty() && steps.peek().second() < second) {
      Step step = steps.remove();
      pass(step.second());
      users.merge(step.uid(), step.change(), Occupancy::sum);
      calls.merge(step.call(), step.change(), Occupancy::sum);
    }
  }

  /** Null, which is no entry, for nobody. */
  @SuppressWarnings("NullAway") // a null takes the entry out of the map
  private static Integer sum(Integer a, Integer b) {
    int sum = a + b;
    return sum == 0 ? null : sum;
  }

  /** Counts those who are there until then. */
  private void pass(long until) {
    while (now < until) {
      int part = cuts.part(now);
      long to = Math.min(until, cuts.range(part).to());
      parts.set(part, plus(parts.get(part), to - now));
      now = to;
    }
  }

  private Part plus(Part part, long seconds) {
    return new Part(
        part.seconds(),
        Math.max(part.peakUsers(), users.size()),
        users.size() > part.peakUsers() ? (Long) now : part.peakSecond(),
        part.userSeconds() + seconds * users.size(),
        Math.max(part.peakCalls(), calls.size()),
        part.callSeconds() + seconds * calls.size());
  }
}
