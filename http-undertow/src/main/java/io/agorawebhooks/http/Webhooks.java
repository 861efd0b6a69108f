package io.agorawebhooks.http;

import static java.util.Objects.requireNonNull;

import io.agorawebhooks.json.BadNotice;
import io.agorawebhooks.json.NoticeDecoder;
import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.notice.Delivery;
import io.agorawebhooks.notice.Notice;
import io.agorawebhooks.notice.Rejection;
import io.agorawebhooks.storage.Intake;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.SameThreadExecutor;
import io.undertow.util.StatusCodes;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;

/**
 * The way in. A notice is answered after it is durable, so that what Agora believes to be delivered
 * is never lost. No thread waits for that: the writer's receipt sends the answer.
 */
final class Webhooks implements Endpoint {
  private static final int KEPT_BYTES = 64 * 1024;

  private final NoticeDecoder decoder;
  private final Metrics metrics;
  private final Senders senders;
  private final KnownApps known;
  private final SignatureCheck signatures;
  private final Intake intake;
  private final Clock clock;
  private final Duration patience;
  private final Budget budget = new Budget(Budget.BODIES);

  /**
   * @param patience how long a body may take to come
   */
  Webhooks(
      NoticeDecoder decoder,
      Senders senders,
      KnownApps known,
      SignatureCheck signatures,
      Intake intake,
      Clock clock,
      Duration patience,
      Metrics metrics) {
    this.metrics = metrics;
    this.decoder = decoder;
    this.senders = senders;
    this.known = known;
    this.signatures = signatures;
    this.intake = intake;
    this.clock = clock;
    this.patience = patience;
  }

  @Override
  public void handle(Request request) {
    AppId app = request.app();
    if (!senders.include(Peer.address(request.exchange()))) {
      throw HttpProblem.forbidden("Webhooks are not taken from your address");
    }
    known.pass(request.exchange(), app, () -> read(request.exchange(), app));
  }

  private void read(HttpServerExchange sender, AppId app) {
    long began = System.nanoTime();
    BodyReader.read(
        sender,
        budget,
        patience,
        Body.LONGEST,
        (exchange, body) -> {
          metrics.took(Metrics.Stage.RECEIVE, began);
          outsideOfTheCall(exchange, () -> take(exchange, app, body));
        });
  }

  /**
   * The receipt may come before this thread is done, and Undertow lets another thread answer only
   * when its own call of the handler is over.
   */
  private static void outsideOfTheCall(HttpServerExchange exchange, Runnable work) {
    exchange.dispatch(SameThreadExecutor.INSTANCE, () -> guarded(exchange, work));
  }

  private static void guarded(HttpServerExchange exchange, Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      Problems.answer(exchange, e);
    }
  }

  private void take(HttpServerExchange exchange, AppId app, Body body) {
    if (body.end() == Body.End.NO_ROOM) {
      throw HttpProblem.unavailable("Too much arrives at once. Try again in a moment");
    } else if (body.end() == Body.End.TOO_LARGE) {
      reject(exchange, app, body.bytes(), HttpProblem.tooLarge());
    } else {
      decode(exchange, app, body.bytes());
    }
  }

  private void decode(HttpServerExchange exchange, AppId app, byte[] body) {
    SignatureCheck.Look look = signatures.look(exchange, app, body);
    try {
      Notice notice = decoder.decode(app, body);
      HttpProblem unsigned = look.problem(notice);
      if (unsigned == null) {
        offer(exchange, app, notice, body);
      } else {
        reject(exchange, app, body, unsigned);
      }
    } catch (BadNotice e) {
      HttpProblem unsigned = look.problem();
      HttpProblem bad = HttpProblem.badRequest(requireNonNull(e.getMessage()));
      reject(exchange, app, body, unsigned == null ? bad : unsigned);
    }
  }

  private void offer(HttpServerExchange exchange, AppId app, Notice notice, byte[] body) {
    String headers = KeptHeaders.of(exchange.getRequestHeaders());
    Delivery delivery = new Delivery(app, notice, clock.instant(), headers, body);
    if (!intake.offer(delivery, new Answering(exchange, null, metrics))) {
      throw HttpProblem.unavailable("Too many notices wait to be stored. Try again in a moment");
    }
  }

  private void reject(HttpServerExchange exchange, AppId app, byte[] body, HttpProblem problem) {
    Rejection rejection =
        new Rejection(
            app,
            clock.instant(),
            problem.status(),
            problem.detail(),
            KeptHeaders.of(exchange.getRequestHeaders()),
            kept(body, problem));
    if (!intake.offer(rejection, new Answering(exchange, problem, metrics))) {
      throw problem;
    }
  }

  /**
   * What lacks a good signature alone is kept whole, because it may be taken once that is mended.
   */
  private static byte[] kept(byte[] body, HttpProblem problem) {
    return problem.status() == StatusCodes.UNAUTHORIZED || body.length <= KEPT_BYTES
        ? body
        : Arrays.copyOf(body, KEPT_BYTES);
  }
}
