package io.agorawebhooks.persistence;

import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Connections that only read, opened when they are needed; each read sees one snapshot. */
final class Readers implements Snapshot, AutoCloseable {
  /** The most reads at once; more wait for one of them. */
  private static final int MOST = 4;

  private record Reader(Link link, Queries queries) {}

  private final SqliteFile file;
  private final Semaphore places = new Semaphore(MOST);
  private final Deque<Reader> idle = new ConcurrentLinkedDeque<>();
  private volatile boolean closed;

  Readers(SqliteFile file) {
    this.file = file;
  }

  @Override
  public <T> T read(Function<Queries, T> work) {
    places.acquireUninterruptibly();
    try {
      return snapshot(open(), work);
    } finally {
      places.release();
    }
  }

  private Reader open() {
    if (closed) {
      throw new IllegalStateException("The storage is closed");
    }
    @Nullable Reader reader = idle.pollLast();
    return reader == null ? create() : reader;
  }

  private Reader create() {
    Link link = file.reader();
    return new Reader(link, new Queries(link));
  }

  /** A connection that something went wrong on is not used again. */
  private <T> T snapshot(Reader reader, Function<Queries, T> work) {
    boolean done = false;
    try {
      reader.link().begin();
      T result = work.apply(reader.queries());
      reader.link().commit();
      done = true;
      return result;
    } finally {
      if (done) {
        idle.addLast(reader);
      } else {
        reader.link().close();
      }
    }
  }

  /** Waits for reads that have begun. */
  @Override
  public void close() {
    closed = true;
    places.acquireUninterruptibly(MOST);
    try {
      idle.forEach(reader -> reader.link().close());
      idle.clear();
    } finally {
      places.release(MOST);
    }
  }

  @Override
  public String toString() {
    return "readers of " + file;
  }
}
