package io.agorawebhooks.http;

import static java.util.Objects.requireNonNull;

import io.agorawebhooks.json.BadNotice;
import io.agorawebhooks.json.Parameters;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A read whose parameters come as JSON in the body of a POST; it runs on a worker's thread. */
final class PostedRead implements Endpoint {
  /** The most bytes of parameters. */
  static final int LONGEST = 64 * 1024;

  private static final String JSON = "application/json";

  private final Target target;
  private final Duration patience;
  private final Budget budget = new Budget(Budget.BODIES);

  /** Where the answer comes from. */
  interface Source {
    Read.Answer read(Request request, Map<String, List<@Nullable String>> parameters);
  }

  /** What is done with them. */
  interface Target {
    void answer(
        HttpServerExchange exchange,
        Request request,
        Map<String, List<@Nullable String>> parameters);
  }

  /**
   * @param patience how long a body may take to come
   */
  PostedRead(Duration patience, Source source) {
    this(
        patience,
        (exchange, request, parameters) -> {
          Read.Answer answer = source.read(request, parameters);
          Answers.json(exchange, answer.status(), Zipped.body(exchange, answer.json()));
        });
  }

  /** With answers that send themselves. */
  PostedRead(Duration patience, Target target) {
    this.patience = patience;
    this.target = target;
  }

  @Override
  public void handle(Request request) {
    request.query();
    checkType(request.exchange().getRequestHeaders().getFirst(Headers.CONTENT_TYPE));
    BodyReader.read(
        request.exchange(),
        budget,
        patience,
        LONGEST,
        (exchange, body) -> exchange.dispatch(later -> answer(later, request, body)));
  }

  private static void checkType(@Nullable String type) {
    String essence = type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    if (!essence.equals(JSON)) {
      throw HttpProblem.unsupported(
          "The Content-Type is "
              + (type == null ? "missing" : Text.shown(type))
              + ". Allowed: "
              + JSON);
    }
  }

  private void answer(HttpServerExchange exchange, Request request, Body body) {
    try {
      target.answer(exchange, request, Parameters.of(whole(body)));
    } catch (BadNotice e) {
      Problems.answer(exchange, HttpProblem.badRequest(requireNonNull(e.getMessage())));
    } catch (RuntimeException e) {
      Problems.answer(exchange, e);
    }
  }

  private static byte[] whole(Body body) {
    return switch (body.end()) {
      case COMPLETE -> body.bytes();
      case TOO_LARGE ->
          throw HttpProblem.tooLarge(
              "The body is too long: at most 64 KiB of parameters are taken");
      case NO_ROOM ->
          throw HttpProblem.unavailable("Too much arrives at once. Try again in a moment");
    };
  }
}
