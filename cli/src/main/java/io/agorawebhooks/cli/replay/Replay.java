package io.agorawebhooks.cli.replay;

import static java.util.Objects.requireNonNull;

import io.agorawebhooks.storage.Counts;
import io.agorawebhooks.storage.Receipt;
import io.agorawebhooks.storage.StorageException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Hands the notices of logs to a sink, in the order of their lines. One thread reads and hands in,
 * others parse what comes next; what is in memory is bounded, whatever the logs are like.
 */
public final class Replay implements AutoCloseable {
  private static final int CHUNK_LINES = 256;
  private static final int CHUNK_BYTES = 256 * 1024;

  private final LineParser parser;
  private final Sink sink;
  private final Checkpoint checkpoint;
  private final Listener listener;
  private final int threads = Math.max(1, Math.min(8, Runtime.getRuntime().availableProcessors()));
  private final ExecutorService parsers = Executors.newFixedThreadPool(threads, Replay::thread);
  private final Deque<Chunk> parsed = new ArrayDeque<>();
  private final Deque<Chunk> handedIn = new ArrayDeque<>();
  private final Receipts receipts = new Receipts();
  private Lines lines = Lines.NONE;

  public Replay(LineParser parser, Sink sink, Checkpoint checkpoint, Listener listener) {
    this.parser = requireNonNull(parser, "parser is null");
    this.sink = requireNonNull(sink, "sink is null");
    this.checkpoint = requireNonNull(checkpoint, "checkpoint is null");
    this.listener = requireNonNull(listener, "listener is null");
  }

  /** Told how it goes. */
  public interface Listener extends Source.Meter {
    /** A line is not a notice. */
    void bad(String source, long line, String reason);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "parser");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Hands in all lines of a log that the checkpoint does not have.
   *
   * @throws IOException if the log cannot be read on, or the checkpoint not be written; what came
   *     before it is handed in
   * @throws StorageException if the sink failed meanwhile
   */
  public void read(Source source) throws IOException, InterruptedException {
    try (LogReader reader = LogReader.open(source, checkpoint.of(source), listener)) {
      lines = lines.plus(Lines.doneBefore(reader.skipped()));
      while (true) {
        List<LineReader.Line> next = reader.next(CHUNK_LINES, CHUNK_BYTES);
        if (reader.isAtEnd() && next.isEmpty()) {
          break;
        }
        parsed.add(new Chunk(source, reader.mark(), parsers.submit(() -> parse(next))));
        if (parsed.size() > 2 * threads) {
          handIn(parsed.remove());
        }
      }
    } finally {
      while (!parsed.isEmpty()) {
        handIn(parsed.remove());
      }
    }
  }

  private List<Item> parse(List<LineReader.Line> some) {
    List<Item> items = new ArrayList<>(some.size());
    for (LineReader.Line line : some) {
      if (!line.isBlank()) {
        items.add(parser.parse(line));
      }
    }
    return items;
  }

  private void handIn(Chunk chunk) throws InterruptedException, IOException {
    receipts.check();
    for (Item item : chunk.items()) {
      lines = lines.plus(Lines.of(item.kind()));
      if (item.bad() != null) {
        listener.bad(chunk.source().name(), item.line(), item.bad());
      }
      handIn(chunk, item);
    }
    chunk.close();
    handedIn.add(chunk);
    settle();
  }

  private void handIn(Chunk chunk, Item item) throws InterruptedException {
    if (item.delivery() != null) {
      sink.put(item.delivery(), receipt(chunk, item.delivery().body()));
    } else if (item.rejection() != null) {
      sink.put(item.rejection(), receipt(chunk, item.rejection().body()));
    }
  }

  private void settle() throws IOException {
    @Nullable Chunk last = null;
    while (!handedIn.isEmpty() && handedIn.element().isDone()) {
      Chunk done = handedIn.remove();
      if (last != null && !last.source().equals(done.source())) {
        checkpoint.reach(last.source(), last.end());
      }
      last = done;
    }
    if (last != null) {
      checkpoint.reach(last.source(), last.end());
    }
  }

  private Receipt receipt(Chunk chunk, byte[] body) throws InterruptedException {
    chunk.open();
    return receipts.of(body, chunk::close);
  }

  /**
   * Waits until all that was handed in is dealt with.
   *
   * @throws IOException if the checkpoint cannot be written
   * @throws StorageException if the sink failed
   */
  public void finish() throws InterruptedException, IOException {
    sink.drain();
    settle();
    checkpoint.save();
    receipts.check();
  }

  /** The lines that were read. */
  public Lines lines() {
    return lines;
  }

  /** What became of those that were handed in; complete after {@link #finish}. */
  public Counts counts() {
    return receipts.counts();
  }

  @Override
  public void close() {
    parsers.shutdownNow();
  }
}
