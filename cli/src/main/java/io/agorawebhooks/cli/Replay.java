package io.agorawebhooks.cli;

import io.agorawebhooks.json.BadNotice;
import io.agorawebhooks.json.LogLine;
import io.agorawebhooks.json.LogLineReader;
import io.agorawebhooks.json.NoticeDecoder;
import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.notice.Delivery;
import io.agorawebhooks.notice.Rejection;
import io.agorawebhooks.storage.Counts;
import io.agorawebhooks.storage.Intake;
import io.agorawebhooks.storage.Receipt;
import io.agorawebhooks.storage.StorageException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** Feeds logs of notices to the intake, line by line. */
final class Replay {
  /** The longest line that is taken, in bytes: a body of 1 MiB and what a log puts around it. */
  static final int LONGEST_LINE = 1024 * 1024 + 64 * 1024;

  /** Bytes of bodies that may wait for the writer. */
  private static final int ROOM = 16 * 1024 * 1024;

  private static final int KEPT_BYTES = 64 * 1024;
  private static final int BAD_REQUEST = 400;

  private final NoticeDecoder decoder;
  private final Intake intake;
  private final Clock clock;
  private final Listener listener;
  private final Tally tally = new Tally();
  private final Semaphore room = new Semaphore(ROOM);
  private long lines;
  private long unreadable;

  Replay(NoticeDecoder decoder, Intake intake, Clock clock, Listener listener) {
    this.decoder = decoder;
    this.intake = intake;
    this.clock = clock;
    this.listener = listener;
  }

  /** Told how it goes. */
  interface Listener extends Source.Meter {
    /** A line is not a notice. */
    void bad(String source, long line, String reason);
  }

  /**
   * Hands in all lines of a log.
   *
   * @param app of lines that do not name theirs, null if there is none
   * @throws IOException if the log cannot be read on; what came before it is handed in
   * @throws StorageException if the storage failed meanwhile
   */
  void read(Source source, @Nullable AppId app) throws IOException, InterruptedException {
    try (InputStream in = source.open(listener)) {
      LineReader reader = new LineReader(in, LONGEST_LINE);
      for (LineReader.Line line = reader.next(); line != null; line = reader.next()) {
        if (!line.isBlank()) {
          handIn(source, line, app);
          tally.check();
        }
      }
    }
  }

  private void handIn(Source source, LineReader.Line line, @Nullable AppId app)
      throws InterruptedException {
    lines++;
    LogLine parsed = parse(source, line, app);
    if (parsed != null) {
      handIn(source, line, parsed);
    }
  }

  private @Nullable LogLine parse(Source source, LineReader.Line line, @Nullable AppId app)
      throws InterruptedException {
    try {
      if (line.whole()) {
        return LogLineReader.read(line.bytes(), app);
      }
      reject(source, line, app, "The line is longer than a notice of 1 MiB");
    } catch (BadNotice e) {
      reject(source, line, app, sentence(e));
    }
    return null;
  }

  private void handIn(Source source, LineReader.Line line, LogLine parsed)
      throws InterruptedException {
    Instant receivedAt = Objects.requireNonNullElseGet(parsed.receivedAt(), clock::instant);
    try {
      Delivery delivery =
          new Delivery(
              parsed.app(),
              decoder.decode(parsed.app(), parsed.body()),
              receivedAt,
              "",
              parsed.body());
      intake.put(delivery, receipt(parsed.body()));
    } catch (BadNotice e) {
      listener.bad(source.name(), line.number(), sentence(e));
      keep(parsed.app(), receivedAt, sentence(e), parsed.body());
    }
  }

  private static String sentence(BadNotice e) {
    return Objects.requireNonNull(e.getMessage());
  }

  /** A line whose app is not known cannot be kept, because what is kept belongs to an app. */
  private void reject(Source source, LineReader.Line line, @Nullable AppId app, String reason)
      throws InterruptedException {
    listener.bad(source.name(), line.number(), reason);
    if (app == null) {
      unreadable++;
    } else {
      keep(app, clock.instant(), reason, line.bytes());
    }
  }

  private void keep(AppId app, Instant receivedAt, String reason, byte[] body)
      throws InterruptedException {
    byte[] kept = Arrays.copyOf(body, Math.min(body.length, KEPT_BYTES));
    intake.put(new Rejection(app, receivedAt, BAD_REQUEST, reason, "", kept), receipt(kept));
  }

  /** Waits until there is room for the body; the receipt gives it back. */
  private Receipt receipt(byte[] body) throws InterruptedException {
    room.acquire(body.length);
    return new Receipt() {
      @Override
      public void committed(Counts outcome) {
        room.release(body.length);
        tally.committed(outcome);
      }

      @Override
      public void failed(StorageException why) {
        room.release(body.length);
        tally.failed(why);
      }
    };
  }

  /** Lines that were read, blank ones apart. */
  long lines() {
    return lines;
  }

  /** Lines that are not kept, because they are no notice and name no app. */
  long unreadable() {
    return unreadable;
  }

  /** What became of the others; complete when the intake is closed. */
  Counts counts() {
    return tally.counts();
  }

  /** The failure of the storage, if there was one. */
  void check() {
    tally.check();
  }

  /** Sums up the receipts, which come on the writer's thread. */
  private static final class Tally implements Receipt {
    private Counts counts = Counts.NONE;
    private @Nullable StorageException failure;

    @Override
    public synchronized void committed(Counts outcome) {
      counts = counts.plus(outcome);
    }

    @Override
    public synchronized void failed(StorageException why) {
      failure = why;
    }

    synchronized Counts counts() {
      return counts;
    }

    synchronized void check() {
      if (failure != null) {
        throw failure;
      }
    }
  }
}
