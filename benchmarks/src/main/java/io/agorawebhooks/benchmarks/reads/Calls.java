package io.agorawebhooks.benchmarks.reads;

import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.notice.Delivery;
import io.agorawebhooks.notice.Event;
import io.agorawebhooks.notice.EventKey;
import io.agorawebhooks.notice.EventType;
import io.agorawebhooks.notice.Notice;
import io.agorawebhooks.notice.NoticeKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Notices of a month of calls in the order of their seconds, always the same. */
final class Calls {
  /** The app that has most of them. */
  static final AppId LARGE = new AppId("large");

  /** 2026-01-01T00:00:00Z. */
  static final long START = 1_767_225_600L;

  static final long DAYS = 30;

  /** The call of 100,000 users begins on the last day. */
  static final String ARENA = "arena";

  private static final int ARENA_USERS = 100_000;
  private static final long ARENA_START = START + (DAYS - 1) * 86_400;
  private static final int CHANNELS = 50_000;
  private static final int USERS = 400_000;
  private static final double NOTICES_A_CALL = 22.4;
  private static final long[] PLATFORMS = {1, 1, 1, 2, 2, 2, 7, 7, 5, 8};

  /** What will be sent. */
  private record Coming(
      AppId app,
      String channel,
      int type,
      long ts,
      long uid,
      @Nullable Long duration,
      long platform,
      @Nullable Long clientType) {}

  private final SplittableRandom random = new SplittableRandom(7);
  private final PriorityQueue<Coming> coming =
      new PriorityQueue<>(Comparator.comparingLong(Coming::ts));
  private final Set<String> busy = new HashSet<>();
  private final long calls;
  private long begun;
  private long serial;
  private boolean arena;

  /**
   * @param notices about how many, those of the large call included
   */
  Calls(long notices) {
    calls = Math.max(1, Math.round((notices - 2.0 * ARENA_USERS) / NOTICES_A_CALL));
  }

  /** The next notice, null at the end. */
  @Nullable Delivery next() {
    while (begun < calls && (coming.isEmpty() || coming.peek().ts() >= nextStart())) {
      beginCall(nextStart());
      begun++;
    }
    if (!arena && (coming.isEmpty() || coming.peek().ts() >= ARENA_START)) {
      arena = true;
      beginArena();
    }
    Coming next = coming.poll();
    return next == null ? null : delivery(next);
  }

  private long nextStart() {
    return START + begun * (DAYS * 86_400 - 7200) / calls;
  }

  private void beginCall(long start) {
    boolean large = random.nextInt(10) > 0;
    AppId app = large ? LARGE : new AppId("small-" + random.nextInt(9));
    String channel;
    do {
      channel = "room-" + (int) (random.nextDouble() * random.nextDouble() * CHANNELS);
    } while (!busy.add(app.value() + channel));
    long length = 120 + (long) (-Math.log(1 - random.nextDouble()) * 1200);
    mark(app, channel, 101, start);
    int users = 1 + (int) (-Math.log(1 - random.nextDouble()) * 9.5);
    for (int i = 0; i < users; i++) {
      long join = start + (long) (random.nextDouble() * random.nextDouble() * length);
      stay(app, channel, join, start + length, 1 + random.nextLong(USERS));
    }
    if (random.nextInt(20) == 0) {
      bot(app, channel, start + 1, start + length);
    }
    mark(app, channel, 102, start + length);
  }

  private void stay(AppId app, String channel, long join, long end, long uid) {
    long platform = PLATFORMS[random.nextInt(PLATFORMS.length)];
    boolean host = random.nextInt(3) > 0;
    long leave = random.nextInt(4) == 0 ? join + random.nextLong(end - join + 1) : end;
    send(app, channel, host ? 103 : 105, join, uid, null, platform, null);
    if (random.nextInt(30) == 0 && leave - join > 60) {
      send(app, channel, host ? 112 : 111, join + 30, uid, null, platform, null);
    }
    if (random.nextInt(100) > 0) {
      send(app, channel, host ? 104 : 106, leave, uid, leave - join, platform, null);
    }
  }

  private void bot(AppId app, String channel, long join, long leave) {
    long type = random.nextInt(3) > 0 ? 10L : 60L;
    send(app, channel, 103, join, 999, null, 6, type);
    send(app, channel, 104, leave, 999, leave - join, 6, type);
  }

  private void beginArena() {
    mark(LARGE, ARENA, 101, ARENA_START);
    for (int i = 0; i < ARENA_USERS; i++) {
      long join = ARENA_START + random.nextLong(3600);
      long leave = join + 1800 + random.nextLong(3600);
      send(LARGE, ARENA, 105, join, USERS + i + 1L, null, PLATFORMS[i % PLATFORMS.length], null);
      send(
          LARGE,
          ARENA,
          106,
          leave,
          USERS + i + 1L,
          leave - join,
          PLATFORMS[i % PLATFORMS.length],
          null);
    }
    mark(LARGE, ARENA, 102, ARENA_START + 10_000);
  }

  private void mark(AppId app, String channel, int type, long ts) {
    send(app, channel, type, ts, 0, null, 0, null);
  }

  private void send(
      AppId app,
      String channel,
      int type,
      long ts,
      long uid,
      @Nullable Long duration,
      long platform,
      @Nullable Long clientType) {
    coming.add(new Coming(app, channel, type, ts, uid, duration, platform, clientType));
  }

  private Delivery delivery(Coming sent) {
    if (sent.type() == 102) {
      busy.remove(sent.app().value() + sent.channel());
    }
    long number = ++serial;
    boolean mark = sent.uid() == 0;
    EventKey key =
        new EventKey(sent.ts(), mark ? null : (Long) number, EventType.of(sent.type()), sent.uid());
    Long reason = sent.duration() == null ? null : (Long) (number % 40 == 0 ? 999L : 1L);
    Event event =
        new Event(
            key,
            sent.duration(),
            mark ? null : (Long) sent.platform(),
            sent.clientType(),
            reason,
            null,
            null);
    String id = "month:" + number;
    Notice notice =
        new Notice(
            id,
            new NoticeKey(number * 0x9E3779B97F4A7C15L, number).at(key.ts()),
            1L,
            (long) sent.type(),
            sent.ts() * 1000 + 400,
            sent.channel(),
            event,
            null);
    Instant received = Instant.ofEpochSecond(sent.ts(), 500_000_000);
    return new Delivery(sent.app(), notice, received, "", body(id, sent, number));
  }

  /** About as long as what Agora sends. */
  private static byte[] body(String id, Coming sent, long seq) {
    return ("{\"sid\":\"7C1D0B94E5A24F6B8F3340A9D2E6C781\",\"noticeId\":\""
            + id
            + "\",\"productId\":1,\"eventType\":"
            + sent.type()
            + ",\"notifyMs\":"
            + (sent.ts() * 1000 + 400)
            + ",\"payload\":{\"channelName\":\""
            + sent.channel()
            + "\",\"uid\":"
            + sent.uid()
            + ",\"platform\":"
            + sent.platform()
            + (sent.clientType() == null ? "" : ",\"clientType\":" + sent.clientType())
            + ",\"clientSeq\":"
            + seq
            + (sent.duration() == null ? "" : ",\"duration\":" + sent.duration() + ",\"reason\":1")
            + ",\"ts\":"
            + sent.ts()
            + "}}")
        .getBytes(StandardCharsets.UTF_8);
  }
}
