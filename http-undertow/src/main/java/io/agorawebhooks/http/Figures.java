package io.agorawebhooks.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.undertow.util.StatusCodes;

/** {@code GET /metrics}, as Prometheus reads it. */
record Figures(Metrics metrics, AppMetrics apps) implements Endpoint {
  private static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

  Figures {
    metrics.watch(apps);
  }

  @Override
  public void handle(Request request) {
    request.query();
    request
        .exchange()
        .dispatch(
            later -> {
              apps.look();
              byte[] text = metrics.text().getBytes(UTF_8);
              Answers.send(later, StatusCodes.OK, TYPE, text);
            });
  }
}
