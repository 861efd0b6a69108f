package io.agorawebhooks.http;

import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.DefaultByteBufferPool;
import io.undertow.server.HttpHandler;
import org.jspecify.annotations.Nullable;
import org.xnio.Options;

/** Undertow as it is set up here: what it takes, and for how long it waits. */
final class Listener {
  private static final int BUFFER_BYTES = 16 * 1024;
  private static final int POOLED_BUFFERS = 256;
  private static final int BUFFERS_PER_THREAD = 4;
  private static final int IO_THREADS = 2;
  private static final int WORKER_THREADS = 8;
  private static final int BACKLOG = 1024;
  private static final int HEADER_BYTES = 16 * 1024;
  private static final int MOST_HEADERS = 100;
  private static final int MOST_STREAMS = 100;
  private static final int IDLE_MILLIS = 60_000;
  private static final int PARSE_MILLIS = 10_000;

  /** Of all connections; no more are taken until there are fewer than the second. */
  private static final int MOST_CONNECTIONS = 20_000;

  private static final int FEWER_CONNECTIONS = 19_000;

  /**
   * A refused body is read on, and thrown away, up to here, so that its sender reads the answer.
   */
  private static final long DRAINED_BYTES = 8L * 1024 * 1024;

  private Listener() {}

  /**
   * Not started yet.
   *
   * @param tls null for plain HTTP
   */
  static Undertow of(HttpServer.Settings settings, @Nullable Tls tls, HttpHandler handler) {
    Undertow.Builder builder = limits(Undertow.builder()).setHandler(handler);
    if (tls == null) {
      builder.addHttpListener(settings.port(), settings.host());
    } else {
      builder
          .addHttpsListener(settings.port(), settings.host(), tls.context())
          .setServerOption(UndertowOptions.ENABLE_HTTP2, true)
          .setServerOption(UndertowOptions.HTTP2_SETTINGS_MAX_CONCURRENT_STREAMS, MOST_STREAMS);
    }
    return builder.build();
  }

  private static Undertow.Builder limits(Undertow.Builder builder) {
    return builder
        .setIoThreads(IO_THREADS)
        .setWorkerThreads(WORKER_THREADS)
        .setByteBufferPool(
            new DefaultByteBufferPool(true, BUFFER_BYTES, POOLED_BUFFERS, BUFFERS_PER_THREAD))
        .setSocketOption(Options.BACKLOG, BACKLOG)
        .setSocketOption(Options.CONNECTION_HIGH_WATER, MOST_CONNECTIONS)
        .setSocketOption(Options.CONNECTION_LOW_WATER, FEWER_CONNECTIONS)
        .setServerOption(UndertowOptions.DECODE_URL, false) // RawPath and Query do it, strictly
        .setServerOption(UndertowOptions.ALLOW_UNESCAPED_CHARACTERS_IN_URL, true)
        .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, DRAINED_BYTES)
        .setServerOption(UndertowOptions.MAX_HEADER_SIZE, HEADER_BYTES)
        .setServerOption(UndertowOptions.MAX_HEADERS, MOST_HEADERS)
        .setServerOption(UndertowOptions.MAX_PARAMETERS, Query.MOST_PARAMETERS)
        .setServerOption(UndertowOptions.IDLE_TIMEOUT, IDLE_MILLIS)
        .setServerOption(UndertowOptions.NO_REQUEST_TIMEOUT, IDLE_MILLIS)
        .setServerOption(UndertowOptions.REQUEST_PARSE_TIMEOUT, PARSE_MILLIS);
  }
}
