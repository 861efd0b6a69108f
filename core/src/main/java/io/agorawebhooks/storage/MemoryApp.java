package io.agorawebhooks.storage;

import io.agorawebhooks.metrics.Range;
import io.agorawebhooks.notice.NoticeKey;
import io.agorawebhooks.notice.Rejection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is kept of one app. */
final class MemoryApp {
  private static final long MOST_REJECTED = 100_000_000;

  private final Memory memory;
  private final Map<String, MemoryChannel> channels = new HashMap<>();
  private final Deque<StoredRejection> rejections = new ArrayDeque<>();
  private long rejectedBytes;
  private long lastRejection;
  private @Nullable Range received;
  private Counts counts = Counts.NONE;

  MemoryApp(Memory memory) {
    this.memory = memory;
  }

  /** Something came in at this time, milliseconds since 1970. */
  void arrived(long millis) {
    Range before = received;
    received =
        before == null
            ? new Range(millis, millis)
            : new Range(Math.min(before.from(), millis), Math.max(before.to(), millis));
    memory.journal().note(() -> received = before);
  }

  /** When the first and the last came in, milliseconds since 1970; null if nothing did. */
  @Nullable Range received() {
    return received;
  }

  Collection<MemoryChannel> channels() {
    return channels.values();
  }

  Optional<MemoryChannel> channel(String name) {
    return Optional.ofNullable(channels.get(name));
  }

  MemoryChannel openChannel(String name) {
    MemoryChannel channel = channels.get(name);
    if (channel == null) {
      channel = new MemoryChannel(name, memory);
      memory.journal().put(channels, name, channel);
    }
    return channel;
  }

  Counts counts() {
    return counts;
  }

  void count(Counts added) {
    Counts before = counts;
    counts = before.plus(added);
    memory.journal().note(() -> counts = before);
  }

  List<StoredRejection> rejections() {
    return List.copyOf(rejections);
  }

  void reject(Rejection rejection) {
    if (find(rejection).isPresent()) {
      return;
    }
    noteRejections();
    long received = rejection.receivedAt().toEpochMilli();
    rejections.addLast(new StoredRejection(new NoticePlace(received, ++lastRejection), rejection));
    rejectedBytes += bytes(rejection);
    while (rejectedBytes > MOST_REJECTED) {
      rejectedBytes -= bytes(rejections.removeFirst().rejection());
    }
  }

  boolean withdraw(Rejection rejection) {
    Optional<StoredRejection> kept = find(rejection);
    if (kept.isPresent()) {
      noteRejections();
      rejections.remove(kept.get());
      rejectedBytes -= bytes(kept.get().rejection());
    }
    return kept.isPresent();
  }

  private Optional<StoredRejection> find(Rejection rejection) {
    NoticeKey key = rejection.key();
    return rejections.stream().filter(kept -> kept.rejection().key().equals(key)).findFirst();
  }

  private void noteRejections() {
    List<StoredRejection> before = List.copyOf(rejections);
    long bytes = rejectedBytes;
    memory
        .journal()
        .note(
            () -> {
              rejections.clear();
              rejections.addAll(before);
              rejectedBytes = bytes;
            });
  }

  private static long bytes(Rejection rejection) {
    return rejection.body().length
        + (long) rejection.headers().getBytes(StandardCharsets.UTF_8).length;
  }
}
