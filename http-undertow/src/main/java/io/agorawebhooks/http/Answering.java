package io.agorawebhooks.http;

import io.agorawebhooks.storage.Counts;
import io.agorawebhooks.storage.Receipt;
import io.agorawebhooks.storage.StorageException;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.StatusCodes;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** Answers a webhook once it is known what became of it. */
final class Answering implements Receipt {
  private final HttpServerExchange exchange;
  private final @Nullable HttpProblem problem;

  /**
   * @param problem what is wrong with the request, whatever became of it; null for a notice
   */
  Answering(HttpServerExchange exchange, @Nullable HttpProblem problem) {
    this.exchange = exchange;
    this.problem = problem;
  }

  @Override
  public void committed(Counts outcome) {
    if (problem == null) {
      later(done -> Answers.json(done, StatusCodes.OK, Answers.VIEWS.accepted()));
    } else {
      later(refused -> Problems.answer(refused, problem));
    }
  }

  @Override
  public void failed(StorageException why) {
    later(failed -> Problems.answer(failed, problem == null ? why : problem));
  }

  /** On the connection's own thread, because the writer has better things to do. */
  private void later(HttpHandler answer) {
    try {
      exchange.dispatch(exchange.getIoThread(), answer);
    } catch (RejectedExecutionException e) {
      // the server has stopped and its connections are gone: Agora sends the notice again
    }
  }
}
