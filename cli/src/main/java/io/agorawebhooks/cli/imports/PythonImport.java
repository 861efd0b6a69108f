package io.agorawebhooks.cli.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElseGet;

import io.agorawebhooks.cli.replay.Receipts;
import io.agorawebhooks.cli.replay.Sink;
import io.agorawebhooks.json.BadNotice;
import io.agorawebhooks.json.NoticeDecoder;
import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.notice.Delivery;
import io.agorawebhooks.notice.Rejection;
import io.agorawebhooks.storage.Counts;
import io.agorawebhooks.storage.Progress;
import io.agorawebhooks.storage.PythonDatabase;
import io.agorawebhooks.storage.PythonEvent;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;

/** Hands the raw events of a Python server to a sink, byte for byte as they were kept. */
public final class PythonImport {
  private static final int KEPT_BYTES = 64 * 1024;
  private static final int BAD_REQUEST = 400;

  private final NoticeDecoder decoder = new NoticeDecoder();
  private final Receipts receipts = new Receipts();
  private final Sink sink;
  private final Clock clock;
  private long events;
  private long withoutRaw;
  private long badApps;

  public PythonImport(Sink sink, Clock clock) {
    this.sink = requireNonNull(sink, "sink is null");
    this.clock = requireNonNull(clock, "clock is null");
  }

  /** Stopped while it waited for the sink. */
  private static final class Interrupted extends RuntimeException {
    Interrupted(InterruptedException cause) {
      super(cause);
    }
  }

  /**
   * Hands in all events and waits for them.
   *
   * @throws io.agorawebhooks.storage.StorageException if one of the two cannot be used
   */
  public void run(PythonDatabase database, Progress progress) throws InterruptedException {
    progress.begin("importing", database.events());
    try {
      database.events(
          event -> {
            take(event);
            progress.done(1);
          });
    } catch (Interrupted e) {
      throw (InterruptedException) requireNonNull(e.getCause());
    }
    sink.drain();
    receipts.check();
  }

  private void take(PythonEvent event) {
    events++;
    receipts.check();
    String raw = event.raw();
    try {
      if (raw == null || raw.isBlank()) {
        withoutRaw++;
      } else if (!AppId.isValid(event.app())) {
        badApps++;
      } else {
        put(new AppId(event.app()), event, raw.getBytes(UTF_8));
      }
    } catch (InterruptedException e) {
      throw new Interrupted(e);
    }
  }

  private void put(AppId app, PythonEvent event, byte[] body) throws InterruptedException {
    Instant receivedAt = requireNonNullElseGet(event.receivedAt(), clock::instant);
    try {
      Delivery delivery = new Delivery(app, decoder.decode(app, body), receivedAt, "", body);
      sink.put(delivery, receipts.of(body, () -> {}));
    } catch (BadNotice e) {
      byte[] kept = Arrays.copyOf(body, Math.min(body.length, KEPT_BYTES));
      String reason = requireNonNull(e.getMessage());
      sink.put(
          new Rejection(app, receivedAt, BAD_REQUEST, reason, "", kept),
          receipts.of(kept, () -> {}));
    }
  }

  /** How many events there were. */
  public long events() {
    return events;
  }

  /** Of how many the body was not kept, so that they cannot be imported. */
  public long withoutRaw() {
    return withoutRaw;
  }

  /** How many are of apps whose id is none. */
  public long badApps() {
    return badApps;
  }

  /** What became of the others. */
  public Counts counts() {
    return receipts.counts();
  }
}
