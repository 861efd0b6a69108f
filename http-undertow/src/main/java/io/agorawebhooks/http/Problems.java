package io.agorawebhooks.http;

import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import io.agorawebhooks.storage.StorageException;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HttpString;
import io.undertow.util.StatusCodes;
import org.jspecify.annotations.Nullable;

/**
 * Maps every failure to an {@code application/problem+json} answer (RFC 9457). None carries a class
 * name or a stack trace; what is unexpected goes to the log, under the request id of the answer.
 */
final class Problems {
  private static final System.Logger LOG = System.getLogger(Problems.class.getName());
  private static final HttpString REQUEST_ID = new HttpString("X-Request-Id");

  private Problems() {}

  /** Answers with what the failure means. */
  static void answer(HttpServerExchange exchange, Throwable failure) {
    if (exchange.isResponseStarted()) {
      log(exchange, failure);
      exchange.endExchange();
    } else {
      answer(exchange, problem(exchange, failure));
    }
  }

  /** Gives an answer that Undertow made without a body, such as a 503 while stopping, a body. */
  static boolean answerUnanswered(HttpServerExchange exchange) {
    if (exchange.isResponseStarted() || exchange.getStatusCode() < StatusCodes.BAD_REQUEST) {
      return false;
    }
    if (exchange.getStatusCode() == StatusCodes.SERVICE_UNAVAILABLE) {
      exchange.setPersistent(false); // the server is stopping: the next request has to go elsewhere
    }
    answer(exchange, unanswered(exchange.getStatusCode()));
    return true;
  }

  private static HttpProblem unanswered(int status) {
    return switch (status) {
      case StatusCodes.REQUEST_ENTITY_TOO_LARGE -> HttpProblem.tooLarge();
      case StatusCodes.SERVICE_UNAVAILABLE ->
          HttpProblem.unavailable("The server is stopping. Try again in a moment");
      case StatusCodes.INTERNAL_SERVER_ERROR -> HttpProblem.internal();
      default -> HttpProblem.badRequest("The request is not one that HTTP allows");
    };
  }

  private static HttpProblem problem(HttpServerExchange exchange, Throwable failure) {
    if (failure instanceof HttpProblem problem) {
      return problem;
    }
    if (failure instanceof StorageException) {
      // without a trace: while the disk is full, every request ends here
      LOG.log(WARNING, () -> logged(exchange, failure.getMessage()));
      return HttpProblem.unavailable("The storage cannot be used now. Try again in a moment");
    }
    log(exchange, failure);
    return HttpProblem.internal();
  }

  private static void answer(HttpServerExchange exchange, HttpProblem problem) {
    String id = RequestId.of(exchange);
    exchange.getResponseHeaders().put(REQUEST_ID, id);
    LOG.log(level(problem), () -> refused(exchange, problem));
    problem.headers().forEach((name, value) -> put(exchange, name, value));
    byte[] body = Answers.VIEWS.problem(problem.status(), problem.title(), problem.detail(), id);
    Answers.send(exchange, problem.status(), "application/problem+json", body);
  }

  private static void put(HttpServerExchange exchange, String name, String value) {
    exchange.getResponseHeaders().put(new HttpString(name), value);
  }

  /** What strangers cause all the time is for those who look for it. */
  private static System.Logger.Level level(HttpProblem problem) {
    boolean isOurs = problem.status() >= StatusCodes.INTERNAL_SERVER_ERROR;
    return isOurs ? WARNING : INFO;
  }

  private static String refused(HttpServerExchange exchange, HttpProblem problem) {
    return "Request %s from %s (%s %s) refused with %d: %s"
        .formatted(
            RequestId.of(exchange),
            Text.shown(Peer.address(exchange)),
            Text.shown(exchange.getRequestMethod().toString()),
            Text.shown(shownPath(exchange)),
            problem.status(),
            problem.detail());
  }

  /** The tokens of shares stand in paths. */
  private static String shownPath(HttpServerExchange exchange) {
    return exchange
        .getRequestURI()
        .replaceFirst("^(/api/shared/|/api/export/public/|/share/)[^/]*", "$1...");
  }

  private static void log(HttpServerExchange exchange, Throwable failure) {
    LOG.log(ERROR, () -> logged(exchange, "unexpected"), failure);
  }

  private static String logged(HttpServerExchange exchange, @Nullable String what) {
    return "Request %s (%s %s) failed: %s"
        .formatted(
            RequestId.of(exchange),
            Text.shown(exchange.getRequestMethod().toString()),
            Text.shown(shownPath(exchange)),
            what);
  }
}
