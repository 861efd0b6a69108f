package io.agorawebhooks.http;

import io.agorawebhooks.json.LiveViews;
import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.storage.Live;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import org.jspecify.annotations.Nullable;

/** The live calls of an app: as they are, and as they change. */
final class LiveCalls {
  private static final HttpString LAST_EVENT_ID = new HttpString("Last-Event-ID");

  /** What no commit has as its number. */
  private static final Long NO_COMMIT = -1L;

  private final Live live;
  private final LiveFeed feed;
  private final LiveLimits limits;
  private final Gate gate;

  LiveCalls(Live live, LiveFeed feed, LiveLimits limits, Gate gate) {
    this.live = live;
    this.feed = feed;
    this.limits = limits;
    this.gate = gate;
  }

  Read.Answer snapshot(Request request) {
    return snapshot(live, request);
  }

  /** The calls that are live now, of whatever is asked. */
  static Read.Answer snapshot(Live live, Request request) {
    AppId app = request.app();
    request.query();
    return Read.Answer.ok(LiveViews.snapshot(app, live.snapshot(app)));
  }

  /** Goes on until the listener leaves. */
  void events(Request request) {
    AppId app = request.app();
    request.query();
    HttpServerExchange exchange = request.exchange();
    if (exchange.getRequestMethod().equals(Methods.HEAD)) {
      Answers.head(exchange, "text/event-stream");
    } else {
      open(exchange, app);
    }
  }

  private void open(HttpServerExchange exchange, AppId app) {
    boolean zipped = Zipped.isTaken(exchange.getRequestHeaders());
    LiveStream stream =
        new LiveStream(
            exchange, limits, known(exchange), zipped, () -> gate.stillPasses(exchange, app));
    feed.join(app, stream);
    exchange.addExchangeCompleteListener(
        (done, next) -> {
          feed.leave(app, stream);
          next.proceed();
        });
    Answers.head(exchange, "text/event-stream");
    exchange.getResponseHeaders().add(Headers.VARY, Headers.ACCEPT_ENCODING_STRING);
    if (zipped) {
      exchange.getResponseHeaders().put(Headers.CONTENT_ENCODING, Zipped.GZIP);
    }
    exchange.setPersistent(false);
    exchange.dispatch(exchange.getIoThread(), stream::start);
  }

  private static @Nullable Long known(HttpServerExchange exchange) {
    String known = exchange.getRequestHeaders().getFirst(LAST_EVENT_ID);
    if (known == null || known.isEmpty()) {
      return null;
    }
    return known.matches("[0-9]{1,18}") ? Long.valueOf(known) : NO_COMMIT;
  }
}
