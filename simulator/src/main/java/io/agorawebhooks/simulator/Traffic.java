package io.agorawebhooks.simulator;

import static java.util.Objects.requireNonNull;

import io.agorawebhooks.notice.AppId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/**
 * What arrives of calls that begin at random moments of a stretch of time, in order. The same seed
 * gives the same; memory holds the calls in progress.
 */
public final class Traffic implements Iterator<Sent> {
  private static final double MINUTE = 60;
  private static final int SECOND = 1000;
  private static final int RESEND_MILLIS = 1500;
  private static final int FIRST_NUMBER = 1000;
  private static final List<DemoRoom> LIVE = rooms(true);
  private static final List<DemoRoom> TALKS = rooms(false);

  private record Arrival(Sent sent, long order) {}

  private final AppId app;
  private final Shape shape;
  private final SplittableRandom random;
  private final double end;
  private double next;
  private final Map<DemoRoom, List<Long>> lanes = new HashMap<>();
  private final PriorityQueue<Arrival> waiting =
      new PriorityQueue<>(
          Comparator.comparingLong((Arrival arrival) -> arrival.sent().arrival())
              .thenComparingLong(Arrival::order));
  private long arrivals;
  private long calls;

  /**
   * What the traffic is like.
   *
   * @param callsPerMinute how many calls begin in a minute on average, more than 0
   * @param users who take part, 1 to 800,000
   * @param live of 100 calls, how many have hosts and audiences who change roles
   * @param bots of 100 calls, how many have machines in them, such as recorders
   * @param duplicates of 100 notices, how many arrive twice
   * @param late seconds that one in three notices may be late, 0 for order
   * @param loss of 100 notices, how many never arrive
   */
  public record Shape(
      double callsPerMinute, int users, int live, int bots, int duplicates, int late, int loss) {
    private static final int MOST_USERS = 800_000;

    public Shape {
      if (!(callsPerMinute > 0)
          || users < 1
          || users > MOST_USERS
          || !isPercent(live)
          || !isPercent(bots)
          || !isPercent(duplicates)
          || !isPercent(loss)
          || late < 0) {
        throw new IllegalArgumentException("The shape of traffic is out of range");
      }
    }

    private static boolean isPercent(int number) {
      return number >= 0 && number <= 100;
    }
  }

  /**
   * @param start when the first call may begin
   * @param end before which the last call begins; those in progress go on to their ends
   */
  public Traffic(AppId app, long seed, Instant start, Instant end, Shape shape) {
    this.app = requireNonNull(app, "app is null");
    this.shape = requireNonNull(shape, "shape is null");
    this.random = new SplittableRandom(seed);
    this.end = end.getEpochSecond();
    this.next = start.getEpochSecond() + gap();
  }

  private static List<DemoRoom> rooms(boolean live) {
    return DemoRoom.ALL.stream().filter(room -> room.kind().live() == live).toList();
  }

  private static long second(double time) {
    return (long) time;
  }

  /** Seconds to the next call. */
  private double gap() {
    return -Math.log(1 - random.nextDouble()) * MINUTE / shape.callsPerMinute();
  }

  @Override
  public boolean hasNext() {
    while (next < end
        && (waiting.isEmpty() || waiting.element().sent().arrival() >= second(next) * SECOND)) {
      call(second(next));
      next += gap();
    }
    return !waiting.isEmpty();
  }

  @Override
  public Sent next() {
    if (!hasNext()) {
      throw new NoSuchElementException("Nothing more arrives");
    }
    return waiting.remove().sent();
  }

  /** How many calls have begun so far. */
  public long calls() {
    return calls;
  }

  private void call(long start) {
    calls++;
    SplittableRandom own = random.split();
    List<DemoRoom> rooms = hits(own, shape.live()) ? LIVE : TALKS;
    DemoRoom room = rooms.get(own.nextInt(rooms.size()));
    int length = own.nextInt(room.length().least(), room.length().most() + 1);
    List<Long> bots = hits(own, shape.bots()) ? room.kind().bots() : List.of();
    DemoCrowd crowd = new DemoCrowd(shape.users(), bots, true);
    for (Sent sent :
        new DemoCall(app, room, channel(room, start, length), crowd, own).play(start, length)) {
      deliver(own, sent);
    }
  }

  /** A name in which no other call goes on: its room's, with a number if that is taken. */
  private String channel(DemoRoom room, long start, int length) {
    List<Long> busy = lanes.computeIfAbsent(room, key -> new ArrayList<>());
    int lane = 0;
    while (lane < busy.size() && busy.get(lane) >= start) {
      lane++;
    }
    if (lane == busy.size()) {
      busy.add(0L);
    }
    busy.set(lane, start + length + (long) MINUTE);
    if (room.name().contains("#")) {
      return room.name().replace("#", Integer.toString(FIRST_NUMBER + lane));
    }
    return lane == 0 ? room.name() : room.name() + " " + (lane + 1);
  }

  private void deliver(SplittableRandom own, Sent sent) {
    if (!hits(own, shape.loss())) {
      arrive(own, sent);
    }
    if (hits(own, shape.duplicates())) {
      arrive(own, sent.again(sent.arrival() + RESEND_MILLIS));
    }
  }

  private void arrive(SplittableRandom own, Sent sent) {
    boolean isLate = shape.late() > 0 && own.nextInt(3) == 0;
    long late = isLate ? own.nextLong(shape.late() * (long) SECOND) : 0;
    Sent later = new Sent(sent.delivery(), sent.rejection(), sent.arrival() + late, sent.attempt());
    waiting.add(new Arrival(later, arrivals++));
  }

  private static boolean hits(SplittableRandom random, int percent) {
    return random.nextInt(100) < percent;
  }
}
