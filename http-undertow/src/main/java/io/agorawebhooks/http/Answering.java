package io.agorawebhooks.http;

import io.agorawebhooks.storage.Counts;
import io.agorawebhooks.storage.Receipt;
import io.agorawebhooks.storage.StorageException;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.StatusCodes;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** Answers a webhook once it is known what became of it, and takes down how long that took. */
final class Answering implements Receipt {
  private final HttpServerExchange exchange;
  private final @Nullable HttpProblem problem;
  private final Metrics metrics;

  /** When the part of its way began that it is on; told by one thread at a time. */
  private volatile long since = System.nanoTime();

  /**
   * @param problem what is wrong with the request, whatever became of it; null for a notice
   */
  Answering(HttpServerExchange exchange, @Nullable HttpProblem problem, Metrics metrics) {
    this.exchange = exchange;
    this.problem = problem;
    this.metrics = metrics;
  }

  @Override
  public void begun(int batch) {
    since = metrics.took(Metrics.Stage.QUEUE, since);
    metrics.batch(batch);
  }

  @Override
  public void committed(Counts outcome) {
    since = metrics.took(Metrics.Stage.COMMIT, since);
    if (problem == null) {
      metrics.stored(outcome);
      later(done -> Answers.json(done, StatusCodes.OK, Answers.VIEWS.accepted()));
    } else {
      metrics.refused(problem.status());
      later(refused -> Problems.answer(refused, problem));
    }
  }

  @Override
  public void failed(StorageException why) {
    since = System.nanoTime();
    metrics.failed();
    later(failed -> Problems.answer(failed, problem == null ? why : problem));
  }

  /** On the connection's own thread, because the writer has better things to do. */
  private void later(HttpHandler answer) {
    exchange.addExchangeCompleteListener(
        (done, next) -> {
          metrics.took(Metrics.Stage.ANSWER, since);
          next.proceed();
        });
    try {
      exchange.dispatch(exchange.getIoThread(), answer);
    } catch (RejectedExecutionException e) {
      // the server has stopped and its connections are gone: Agora sends the notice again
    }
  }
}
