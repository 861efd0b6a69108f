package io.agorawebhooks.http;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.Methods;
import io.undertow.util.StatusCodes;

/** What may wait for the storage, and so runs on a worker's thread. */
final class Read implements Endpoint {
  private final Source source;

  Read(Source source) {
    this.source = source;
  }

  /** Where the answer comes from. */
  interface Source {
    Answer read(Request request);
  }

  /**
   * What is answered.
   *
   * @param json the body
   */
  @SuppressWarnings("ArrayRecordComponent") // made once, sent once
  record Answer(int status, byte[] json) {
    static Answer ok(byte[] json) {
      return new Answer(StatusCodes.OK, json);
    }
  }

  /** The answer, for whoever sends it. */
  Answer read(Request request) {
    return source.read(request);
  }

  @Override
  public void handle(Request request) {
    request.exchange().dispatch(exchange -> answer(exchange, request));
  }

  private static void send(HttpServerExchange exchange, Answer answer) {
    if (answer.status() != StatusCodes.OK) {
      Answers.json(exchange, answer.status(), answer.json());
      return;
    }
    String etag = Etag.of(answer.json());
    exchange.getResponseHeaders().put(Headers.ETAG, etag);
    if (Etag.isKnown(exchange, etag)) {
      Answers.notModified(exchange);
    } else {
      Answers.json(exchange, answer.status(), Zipped.body(exchange, answer.json()));
    }
  }

  private void answer(HttpServerExchange exchange, Request request) {
    try {
      Answer answer = source.read(request);
      if (exchange.getRequestMethod().equals(Methods.DELETE)) {
        Answers.json(exchange, answer.status(), answer.json());
      } else {
        send(exchange, answer);
      }
    } catch (RuntimeException e) {
      Problems.answer(exchange, e);
    }
  }
}
