package io.agorawebhooks.http;

import static java.lang.System.Logger.Level.DEBUG;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.StatusCodes;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Supplier;
import org.xnio.IoUtils;

/**
 * Answers that are written while they are read, however long they are. Few at a time, because each
 * holds a worker's thread and a reader of the storage until it ends.
 */
final class Streamed {
  /** The most at once; more are answered with 429. */
  static final int MOST = 2;

  private static final System.Logger LOG = System.getLogger(Streamed.class.getName());
  private static final HttpString NOSNIFF = new HttpString("X-Content-Type-Options");

  private final Semaphore places = new Semaphore(MOST);
  private final Duration patience;

  /** Writes an answer; may throw {@link UncheckedIOException}. */
  interface Writing {
    void to(OutputStream out) throws IOException;
  }

  /**
   * An answer.
   *
   * @param type its {@code Content-Type}
   * @param file what it is called when it is kept
   */
  record Answer(String type, String file, Writing writing) {}

  /**
   * @param patience how long a client may take for {@link PacedOutput#LEAST} bytes
   */
  Streamed(Duration patience) {
    this.patience = patience;
  }

  /** A read that is answered so. */
  Endpoint read(Function<Request, Answer> source) {
    return request ->
        request.exchange().dispatch(exchange -> read(exchange, () -> source.apply(request)));
  }

  private void read(HttpServerExchange exchange, Supplier<Answer> source) {
    try {
      send(exchange, source.get());
    } catch (RuntimeException e) {
      Problems.answer(exchange, e);
    }
  }

  /**
   * Sends an answer, on a worker's thread. If it fails after it has begun the connection is cut, so
   * that nobody takes a part for the whole.
   *
   * @throws HttpProblem 429 if as many are being sent as may be
   */
  void send(HttpServerExchange exchange, Answer answer) {
    within(
        () -> {
          head(exchange, answer);
          body(exchange, answer);
        });
  }

  /**
   * Does something that takes as much as sending.
   *
   * @throws HttpProblem 429 if as much is being done as may be
   */
  void within(Runnable work) {
    if (!places.tryAcquire()) {
      throw HttpProblem.tooMany(
          "There are " + MOST + " exports under way, which is the most at once. Try again later");
    }
    try {
      work.run();
    } finally {
      places.release();
    }
  }

  private static void head(HttpServerExchange exchange, Answer answer) {
    exchange.setStatusCode(StatusCodes.OK);
    exchange
        .getResponseHeaders()
        .put(Headers.CONTENT_TYPE, answer.type())
        .put(Headers.CONTENT_DISPOSITION, "attachment; filename=\"" + answer.file() + "\"")
        .put(Headers.CACHE_CONTROL, "no-store")
        .put(NOSNIFF, "nosniff");
  }

  private void body(HttpServerExchange exchange, Answer answer) {
    try {
      PacedOutput out = new PacedOutput(exchange, patience);
      answer.writing().to(out);
      out.close();
      exchange.endExchange();
    } catch (IOException | UncheckedIOException e) {
      LOG.log(DEBUG, () -> "A client went away in the middle of an answer: " + e.getMessage());
      cut(exchange);
    } catch (RuntimeException e) {
      fail(exchange);
      throw e;
    }
  }

  private static void fail(HttpServerExchange exchange) {
    if (exchange.isResponseStarted()) {
      IoUtils.safeClose(exchange.getConnection());
    } else {
      exchange.getResponseHeaders().remove(Headers.CONTENT_DISPOSITION);
    }
  }

  private static void cut(HttpServerExchange exchange) {
    IoUtils.safeClose(exchange.getConnection());
    exchange.endExchange();
  }
}
