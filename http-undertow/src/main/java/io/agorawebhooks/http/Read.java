package io.agorawebhooks.http;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.StatusCodes;

/** A read that may wait for the storage, and so runs on a worker's thread. */
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

  @Override
  public void handle(Request request) {
    request.exchange().dispatch(exchange -> answer(exchange, request));
  }

  private void answer(HttpServerExchange exchange, Request request) {
    try {
      Answer answer = source.read(request);
      Answers.json(exchange, answer.status(), answer.json());
    } catch (RuntimeException e) {
      Problems.answer(exchange, e);
    }
  }
}
