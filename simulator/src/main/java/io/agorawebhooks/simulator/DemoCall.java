package io.agorawebhooks.simulator;

import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.notice.Event;
import io.agorawebhooks.notice.EventKey;
import io.agorawebhooks.notice.EventType;
import io.agorawebhooks.notice.SetAside;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Plays one call of the demo, as Agora tells of it. */
final class DemoCall {
  private static final int SECOND = 1000;
  private static final int MOST_LATENCY = 400;
  private static final int CLOUD_RECORDING = 3;
  private static final int RECORDER_STARTED = 40;
  private static final long FIRST_BOT = 900_000;

  private final AppId app;
  private final DemoRoom room;
  private final SplittableRandom random;
  private final String channel;
  private final DemoCrowd crowd;
  private final long call;
  private final int first;
  private final List<Sent> sent = new ArrayList<>();
  private int notices;

  /** One of the company's, in a channel of the room's name. */
  DemoCall(AppId app, DemoRoom room, SplittableRandom random) {
    this.app = app;
    this.room = room;
    this.random = random;
    this.crowd = DemoCrowd.of(room);
    this.call = random.nextLong(1L << 40);
    this.first = first();
    this.channel = room.name().replace("#", Integer.toString(random.nextInt(1000, 10_000)));
  }

  /** One in this channel, with people and machines of this crowd. */
  DemoCall(AppId app, DemoRoom room, String channel, DemoCrowd crowd, SplittableRandom random) {
    this.app = app;
    this.room = room;
    this.random = random;
    this.crowd = crowd;
    this.call = random.nextLong(1L << 40);
    this.first = first();
    this.channel = channel;
  }

  /** Which people come: in a room always nearly the same. */
  private int first() {
    return (room.name().hashCode() >>> 1) % crowd.people() + random.nextInt(30);
  }

  /**
   * All that is sent of it.
   *
   * @param from epoch second at which its stretch of time begins
   */
  List<Sent> play(long from) {
    int length = between(room.length());
    return play(from + random.nextInt(Math.max(1, room.every() - length - 30)), length);
  }

  /**
   * All that is sent of it.
   *
   * @param start epoch second
   * @param length seconds
   */
  List<Sent> play(long start, int length) {
    long end = start + length;
    mark(101, start);
    for (int guest = Math.min(crowd.people(), between(room.guests())); guest > 0; guest--) {
      guest(guest, start, end);
    }
    crowd.bots().forEach(bot -> bot(bot, start, end));
    mark(102, end + 1);
    return sent;
  }

  private int between(DemoRoom.Between range) {
    return random.nextInt(range.least(), range.most() + 1);
  }

  private void guest(int number, long start, long end) {
    DemoGuest guest = new DemoGuest(this, random, room.kind().live(), crowd, first, number);
    guest.visit(start, end);
  }

  /** Machines stay from soon after the start to the end. */
  private void bot(long clientType, long start, long end) {
    long uid = FIRST_BOT + clientType;
    long join = start + 2 + random.nextInt(10);
    boolean speaks = clientType == 60 || clientType == 28 || !room.kind().live();
    int type = room.kind().live() ? speaks ? 103 : 105 : 107;
    long leave = Math.max(join + 1, end - random.nextInt(5));
    tell(type, join, uid, 1, new About(6L, clientType, null, null, null));
    tell(type + 1, leave, uid, 2, new About(6L, clientType, 1L, leave - join, null));
    if (clientType == 10) {
      recorder(join);
    }
  }

  /** Cloud Recording tells of itself too, which is kept and takes no part in calls. */
  private void recorder(long second) {
    Wire.Aside aside =
        new Wire.Aside(
            CLOUD_RECORDING, RECORDER_STARTED, Long.toString(second), SetAside.OTHER_PRODUCT);
    long millis = second * SECOND + 150;
    sent.add(Sent.of(Wire.setAside(app, id(), aside, channel, millis), millis));
  }

  /**
   * What an event says of its user.
   *
   * @param duration seconds; of a leave
   */
  record About(
      long platform,
      @Nullable Long clientType,
      @Nullable Long reason,
      @Nullable Long duration,
      @Nullable String account) {}

  /** One that is sent twice has the same content, as a resend has. */
  void tell(int type, long ts, long uid, long clientSeq, About about) {
    EventKey key = new EventKey(ts, clientSeq, EventType.of(type), uid);
    String sid = "%08X%08X".formatted((int) call, (int) (uid * 2_654_435_761L + call));
    send(
        new Event(
            key,
            about.duration(),
            about.platform(),
            about.clientType(),
            about.reason(),
            about.account(),
            sid),
        random.nextInt(80) == 0 && !crowd.faultless() ? 2 : 1);
  }

  private void mark(int type, long ts) {
    EventKey key = new EventKey(ts, null, EventType.of(type), 0);
    send(new Event(key, null, null, null, null, null, null), 1);
  }

  private void send(Event event, int copies) {
    String id = id();
    for (int copy = 0; copy < copies; copy++) {
      long millis = event.ts() * SECOND + random.nextInt(50, MOST_LATENCY) + copy * 1500L;
      sent.add(Sent.of(Wire.delivery(app, channel, id, event, millis), millis));
    }
  }

  private String id() {
    return "demo-" + Long.toHexString(call) + "-" + ++notices;
  }
}
