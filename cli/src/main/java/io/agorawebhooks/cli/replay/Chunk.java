package io.agorawebhooks.cli.replay;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Some lines that follow each other in a log: what is parsed by one thread at a time. */
final class Chunk {
  private final Source source;
  private final Checkpoint.Mark end;
  private Future<List<Item>> items;

  /** One for each line that nobody has a receipt for, and one for the handing in. */
  private final AtomicInteger open = new AtomicInteger(1);

  /**
   * @param end how far the log is read with this
   */
  Chunk(Source source, Checkpoint.Mark end, Future<List<Item>> items) {
    this.source = source;
    this.end = end;
    this.items = items;
  }

  Source source() {
    return source;
  }

  Checkpoint.Mark end() {
    return end;
  }

  /** What the lines are, waiting for it; asked for once, so that the lines can be forgotten. */
  List<Item> items() throws InterruptedException {
    try {
      List<Item> parsed = items.get();
      items = CompletableFuture.completedFuture(List.of());
      return parsed;
    } catch (ExecutionException e) {
      throw new IllegalStateException("A line could not be parsed", e.getCause());
    }
  }

  void open() {
    open.incrementAndGet();
  }

  void close() {
    open.decrementAndGet();
  }

  /** Whether all of it is durable. */
  boolean isDone() {
    return open.get() == 0;
  }
}
