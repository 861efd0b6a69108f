package io.agorawebhooks.json;

/** An error as RFC 9457 has it; {@code about:blank} says that the status tells its type. */
record ProblemView(String type, String title, int status, String detail, String requestId) {
  static ProblemView of(int status, String title, String detail, String requestId) {
    return new ProblemView("about:blank", title, status, detail, requestId);
  }
}
