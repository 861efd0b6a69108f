package io.agorawebhooks.http;

import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.xnio.IoUtils;
import org.xnio.XnioExecutor;
import org.xnio.channels.StreamSinkChannel;

/**
 * Writes an answer from a thread that waits for the client, but not for long: a client that does
 * not read would hold a thread, and a snapshot that keeps the storage's log from shrinking.
 */
final class PacedOutput extends OutputStream {
  /** Bytes that a client has to take in each time of patience that it is waited for. */
  static final int LEAST = 1024 * 1024;

  private static final int BUFFER_BYTES = 64 * 1024;

  private final HttpServerExchange exchange;
  private final long patience;
  private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
  private @Nullable StreamSinkChannel begun;
  private long waited;
  private long taken;

  /**
   * @param patience how long the client may take for {@value #LEAST} bytes, not counting the time
   *     in which there is nothing for it
   */
  PacedOutput(HttpServerExchange exchange, Duration patience) {
    this.exchange = exchange;
    this.patience = patience.toNanos();
  }

  @Override
  public void write(int b) throws IOException {
    if (!buffer.hasRemaining()) {
      send();
    }
    buffer.put((byte) b);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    int written = 0;
    while (written < length) {
      if (!buffer.hasRemaining()) {
        send();
      }
      int part = Math.min(length - written, buffer.remaining());
      buffer.put(bytes, offset + written, part);
      written += part;
    }
  }

  /** Begins the answer with the first bytes, so that what fails before them can be told. */
  private StreamSinkChannel channel() throws IOException {
    StreamSinkChannel channel = begun == null ? exchange.getResponseChannel() : begun;
    if (channel == null) {
      throw new ClosedChannelException();
    }
    begun = channel;
    return channel;
  }

  private void send() throws IOException {
    StreamSinkChannel channel = channel();
    buffer.flip();
    while (buffer.hasRemaining()) {
      int sent = channel.write(buffer);
      if (sent == 0) {
        await(channel);
      }
      take(sent);
    }
    buffer.clear();
  }

  private void take(int sent) {
    taken += sent;
    if (taken >= LEAST) {
      taken = 0;
      waited = 0;
    }
  }

  /**
   * The connection is closed from outside when time is up: below a limit for idle connections
   * Undertow waits without an end, whatever time it is told.
   */
  private void await(StreamSinkChannel channel) throws IOException {
    long start = System.nanoTime();
    XnioExecutor.Key end =
        exchange
            .getIoThread()
            .executeAfter(
                () -> IoUtils.safeClose(exchange.getConnection()),
                Math.max(0, patience - waited),
                TimeUnit.NANOSECONDS);
    try {
      channel.awaitWritable();
    } finally {
      end.remove();
    }
    waited += System.nanoTime() - start;
  }

  /** Does nothing: what is gathered goes out when there is enough of it. */
  @Override
  public void flush() {}

  /** Sends the rest and says that there is no more. Of a short answer the length is known. */
  @Override
  public void close() throws IOException {
    if (begun == null) {
      exchange.setResponseContentLength(buffer.position());
    }
    send();
    StreamSinkChannel channel = channel();
    channel.shutdownWrites();
    while (!channel.flush()) {
      await(channel);
    }
  }
}
