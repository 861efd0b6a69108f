package io.agorawebhooks.benchmarks;

import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.notice.Delivery;
import io.agorawebhooks.notice.Event;
import io.agorawebhooks.notice.EventKey;
import io.agorawebhooks.notice.EventType;
import io.agorawebhooks.notice.Notice;
import io.agorawebhooks.notice.NoticeKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Streams of notices whose costs are compared; every one has a create and a destroy a call. */
final class Streams {
  private static final AppId APP = new AppId("benchmark");
  private static final long START = 1_767_225_600L;
  private static final int STAY = 3600;

  private long serial;

  /**
   * One call with this many users: all join, an hour later all leave; a few join in each second.
   */
  List<Delivery> largeCall(String channel, int users) {
    List<Delivery> stream = new ArrayList<>(2 * users + 2);
    long last = START + (users - 1) / 100;
    stream.add(mark(channel, 101, START));
    for (int i = 0; i < users; i++) {
      stream.add(user(channel, 105, START + i / 100, i + 1L, null));
    }
    for (int i = 0; i < users; i++) {
      stream.add(user(channel, 106, START + STAY + i / 100, i + 1L, (long) STAY));
    }
    stream.add(mark(channel, 102, last + STAY));
    return stream;
  }

  /** As many joins and leaves in calls of two users, one after the other in a hundred channels. */
  List<Delivery> smallCalls(String prefix, int users) {
    List<Delivery> stream = new ArrayList<>(3 * users);
    for (int call = 0; call < users / 2; call++) {
      String channel = prefix + call % 100;
      long start = START + call / 100 * 7200L;
      stream.add(mark(channel, 101, start));
      stream.add(user(channel, 103, start, 1, null));
      stream.add(user(channel, 103, start + 2, 2, null));
      stream.add(user(channel, 104, start + STAY, 1, (long) STAY));
      stream.add(user(channel, 104, start + STAY + 2, 2, (long) STAY));
      stream.add(mark(channel, 102, start + STAY + 2));
    }
    return stream;
  }

  /** One user who is back 20 s after each leave, in one call. */
  List<Delivery> reconnecting(String channel, int stays) {
    List<Delivery> stream = new ArrayList<>(2 * stays + 2);
    stream.add(mark(channel, 101, START));
    for (int i = 0; i < stays; i++) {
      stream.add(user(channel, 103, START + 60L * i, 7, null));
      stream.add(user(channel, 104, START + 60L * i + 40, 7, 40L));
    }
    stream.add(mark(channel, 102, START + 60L * stays));
    return stream;
  }

  /** The same stream with one in a hundred user events up to a fifth of the stream late. */
  static List<Delivery> withLate(List<Delivery> stream, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Delivery> onTime = new ArrayList<>(stream.size());
    List<List<Delivery>> late = new ArrayList<>();
    stream.forEach(delivery -> late.add(new ArrayList<>()));
    for (int i = 0; i < stream.size(); i++) {
      boolean isUser = event(stream.get(i)).uid() > 0;
      if (isUser && random.nextInt(100) == 0) {
        int at = Math.min(stream.size() - 1, i + 1 + random.nextInt(stream.size() / 5));
        late.get(at).add(stream.get(i));
      } else {
        onTime.add(stream.get(i));
      }
      onTime.addAll(late.get(i));
    }
    return onTime;
  }

  private static Event event(Delivery delivery) {
    Event event = delivery.notice().event();
    if (event == null) {
      throw new IllegalArgumentException("All notices here are correlated");
    }
    return event;
  }

  private Delivery mark(String channel, int type, long ts) {
    return delivery(channel, new EventKey(ts, null, EventType.of(type), 0), null, null, null);
  }

  private Delivery user(String channel, int type, long ts, long uid, @Nullable Long duration) {
    EventKey key = new EventKey(ts, ts * 1000, EventType.of(type), uid);
    return delivery(channel, key, duration, 1 + uid % 8, duration == null ? null : 1L);
  }

  private Delivery delivery(
      String channel,
      EventKey key,
      @Nullable Long duration,
      @Nullable Long platform,
      @Nullable Long reason) {
    long number = ++serial;
    String id = "benchmark:" + number;
    Event event = new Event(key, duration, platform, null, reason, null, "SID-" + channel);
    Notice notice =
        new Notice(
            id,
            new NoticeKey(number * 0x9E3779B97F4A7C15L, number).at(key.ts()),
            1L,
            (long) key.type().code(),
            key.ts() * 1000,
            channel,
            event,
            null);
    return new Delivery(APP, notice, Instant.ofEpochSecond(key.ts()), "", body(id, channel, key));
  }

  /** About as long as what Agora sends. */
  private static byte[] body(String id, String channel, EventKey key) {
    return """
        {"sid":"7C1D0B94E5A24F6B8F3340A9D2E6C781","noticeId":"%s","productId":1,"eventType":%d,\
        "notifyMs":%d,"payload":{"channelName":"%s","uid":%d,"platform":1,"clientSeq":%d,"ts":%d}}"""
        .formatted(
            id, key.type().code(), key.ts() * 1000, channel, key.uid(), key.ts() * 1000, key.ts())
        .getBytes(StandardCharsets.UTF_8);
  }
}
