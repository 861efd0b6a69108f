package io.agorawebhooks.http;

import io.undertow.connector.PooledByteBuffer;
import io.undertow.server.Connectors;
import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.xnio.ChannelListener;
import org.xnio.IoUtils;
import org.xnio.XnioExecutor;
import org.xnio.channels.StreamSourceChannel;

/**
 * Reads a body without a thread that waits, and no further than it is of use. Memory grows with
 * what arrives, not with what the sender says will, and a sender who stalls is cut off, because
 * what has come of a body takes room from others.
 */
final class BodyReader implements ChannelListener<StreamSourceChannel> {
  private static final int FIRST_BYTES = 2 * 1024;

  /** Told once, unless the connection breaks before the end. */
  interface Whole {
    void read(HttpServerExchange exchange, Body body);
  }

  private final HttpServerExchange exchange;
  private final StreamSourceChannel channel;
  private final Budget budget;
  private final Duration patience;
  private final int longest;
  private final Whole whole;
  private byte[] bytes = new byte[FIRST_BYTES];
  private int length;
  private Body.End end = Body.End.COMPLETE;
  private XnioExecutor.@Nullable Key deadline;

  private BodyReader(
      HttpServerExchange exchange, Budget budget, Duration patience, int longest, Whole whole) {
    this.exchange = exchange;
    this.channel = exchange.getRequestChannel();
    this.budget = budget;
    this.patience = patience;
    this.longest = longest;
    this.whole = whole;
  }

  /**
   * Reads the body of an exchange, in the call of its handler or after it.
   *
   * @param patience how long the whole body may take to come; then the connection is closed
   * @param longest the most bytes that are taken
   * @throws HttpProblem 400 if its length is not a number
   */
  static void read(
      HttpServerExchange exchange, Budget budget, Duration patience, int longest, Whole whole) {
    long length = ContentLength.of(exchange.getRequestHeaders());
    if (length > longest) {
      // Undertow takes a length beyond a long modulo 2^64: what follows is no next request
      exchange.setPersistent(length < Long.MAX_VALUE && exchange.isPersistent());
      whole.read(exchange, new Body(Body.End.TOO_LARGE, new byte[0]));
    } else {
      new BodyReader(exchange, budget, patience, longest, whole).start();
    }
  }

  private void start() {
    exchange.addExchangeCompleteListener(
        (done, next) -> {
          stopClock();
          budget.giveBack(length);
          next.proceed();
        });
    try {
      if (readAvailable()) {
        startClockForTheRest();
        tell();
      } else {
        startClock();
        channel.getReadSetter().set(this);
        channel.resumeReads();
      }
    } catch (IOException e) {
      giveUp();
    }
  }

  /**
   * What is behind a body that is refused is read off, and what has come keeps its room so long.
   */
  private void startClockForTheRest() {
    if (end != Body.End.COMPLETE) {
      startClock();
    }
  }

  private void startClock() {
    deadline =
        exchange
            .getIoThread()
            .executeAfter(this::giveUp, patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void stopClock() {
    if (deadline != null) {
      deadline.remove();
      deadline = null;
    }
  }

  @Override
  public void handleEvent(StreamSourceChannel readable) {
    try {
      if (readAvailable()) {
        channel.suspendReads();
        Connectors.executeRootHandler(done -> tell(), exchange);
      }
    } catch (IOException e) {
      giveUp();
    }
  }

  private void tell() {
    if (end == Body.End.COMPLETE) {
      stopClock();
    }
    whole.read(exchange, new Body(end, Arrays.copyOf(bytes, length)));
    bytes = new byte[0];
  }

  /** The sender has gone or stalls; a notice that is not whole is none. */
  private void giveUp() {
    IoUtils.safeClose(exchange.getConnection());
    exchange.endExchange();
  }

  /** Whether there is nothing more to read. */
  private boolean readAvailable() throws IOException {
    try (PooledByteBuffer pooled = exchange.getConnection().getByteBufferPool().allocate()) {
      ByteBuffer buffer = pooled.getBuffer();
      int read = channel.read(buffer);
      while (read > 0 && take(buffer.flip())) {
        buffer.clear();
        read = channel.read(buffer);
      }
      return read != 0;
    }
  }

  private boolean take(ByteBuffer buffer) {
    int added = buffer.remaining();
    if (length + added > longest) {
      end = Body.End.TOO_LARGE;
    } else if (!budget.take(added)) {
      end = Body.End.NO_ROOM;
    } else {
      append(buffer, added);
    }
    return end == Body.End.COMPLETE;
  }

  private void append(ByteBuffer buffer, int added) {
    if (length + added > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(length + added, 2 * bytes.length));
    }
    buffer.get(bytes, length, added);
    length += added;
  }
}
