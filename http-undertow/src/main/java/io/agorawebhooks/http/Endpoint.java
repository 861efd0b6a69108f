package io.agorawebhooks.http;

/** What a route leads to. */
interface Endpoint {
  /** Answers the request, now or later; what it throws is answered as a problem. */
  void handle(Request request);
}
