package io.agorawebhooks.http;

import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.xnio.IoUtils;
import org.xnio.channels.StreamSinkChannel;

/**
 * One connection that events are sent on. It writes what the connection takes, on the connection's
 * own thread; a listener who takes too little is cut off, because what waits takes room.
 */
final class LiveStream implements LiveListener {
  private final HttpServerExchange exchange;
  private final Executor thread;
  private final LiveLimits limits;
  private final @Nullable Long known;
  private final boolean zipped;
  private final BooleanSupplier welcome;
  private final Queue<ByteBuffer> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicLong waitingBytes = new AtomicLong();
  private volatile long moved = System.nanoTime();
  private @Nullable StreamSinkChannel sink;
  private boolean closed;

  /**
   * @param known the commit that the listener knows of, as {@link LiveListener#known} says it
   * @param zipped whether the listener takes gzip
   * @param welcome whether the listener may still look on
   */
  LiveStream(
      HttpServerExchange exchange,
      LiveLimits limits,
      @Nullable Long known,
      boolean zipped,
      BooleanSupplier welcome) {
    this.exchange = exchange;
    this.thread = exchange.getIoThread();
    this.limits = limits;
    this.known = known;
    this.zipped = zipped;
    this.welcome = welcome;
    if (zipped) {
      add(LiveMessage.GZIP_HEADER);
    }
    send(LiveEvents.FIRST);
  }

  /** Begins to answer, on the connection's thread and after the call of the handler. */
  void start() {
    StreamSinkChannel channel = exchange.getResponseChannel();
    sink = channel;
    channel.getWriteSetter().set(writable -> flush());
    flush();
  }

  @Override
  public @Nullable Long known() {
    return known;
  }

  @Override
  public void send(LiveMessage message) {
    add(zipped ? message.zipped() : message.plain());
  }

  private void add(byte[] bytes) {
    if (waitingBytes.get() == 0) {
      moved = System.nanoTime();
    }
    if (waitingBytes.addAndGet(bytes.length) > limits.waitingBytes()) {
      close();
    } else {
      waiting.add(ByteBuffer.wrap(bytes).asReadOnlyBuffer());
      later(this::flush);
    }
  }

  @Override
  public void beat(LiveMessage message) {
    long still = System.nanoTime() - moved;
    if (!welcome.getAsBoolean()) {
      close();
    } else if (waitingBytes.get() == 0) {
      send(message);
    } else if (still > limits.patience().toNanos()) {
      close();
    }
  }

  @Override
  public void close() {
    later(this::cutOff);
  }

  private void later(Runnable work) {
    try {
      thread.execute(work);
    } catch (RejectedExecutionException e) {
      // the server has stopped and its connections are gone
    }
  }

  private void flush() {
    StreamSinkChannel channel = sink;
    if (channel == null || closed) {
      return;
    }
    try {
      if (writeAll(channel) && channel.flush()) {
        channel.suspendWrites();
      } else {
        channel.resumeWrites();
      }
    } catch (IOException e) {
      cutOff(); // the listener has gone
    }
  }

  private boolean writeAll(StreamSinkChannel channel) throws IOException {
    for (ByteBuffer next = waiting.peek(); next != null; next = waiting.peek()) {
      int written = channel.write(next);
      if (next.hasRemaining() && written == 0) {
        return false;
      }
      moved = System.nanoTime();
      waitingBytes.addAndGet(-written);
      if (!next.hasRemaining()) {
        waiting.remove();
      }
    }
    return true;
  }

  private void cutOff() {
    if (!closed) {
      closed = true;
      waiting.clear();
      IoUtils.safeClose(exchange.getConnection());
      exchange.endExchange();
    }
  }
}
