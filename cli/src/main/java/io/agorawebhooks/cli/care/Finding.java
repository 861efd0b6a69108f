package io.agorawebhooks.cli.care;

import static java.util.Objects.requireNonNull;

import io.agorawebhooks.cli.JsonLine;

/**
 * What was found out about a part of an installation.
 *
 * @param part such as {@code database}
 * @param says what is so, a sentence
 * @param advice what to do about it; empty if nothing needs to be done
 */
record Finding(String part, Status status, String says, String advice) {
  /** How bad it is. */
  enum Status {
    OK("ok"),
    WARNING("warning"),
    FAILURE("failure");

    private final String label;

    Status(String label) {
      this.label = label;
    }
  }

  Finding {
    requireNonNull(part, "part is null");
    requireNonNull(says, "says is null");
    requireNonNull(advice, "advice is null");
  }

  static Finding ok(String part, String says) {
    return new Finding(part, Status.OK, says, "");
  }

  static Finding warning(String part, String says, String advice) {
    return new Finding(part, Status.WARNING, says, advice);
  }

  static Finding failure(String part, String says, String advice) {
    return new Finding(part, Status.FAILURE, says, advice);
  }

  boolean isOk() {
    return status == Status.OK;
  }

  /** A line of text, and a second with the advice. */
  String text() {
    String line = "%-7s  %-11s  %s".formatted(status.label, part, says);
    return advice.isEmpty() ? line : line + "%n%22s%s".formatted("", "-> " + advice);
  }

  String json() {
    return "{\"part\":%s,\"status\":%s,\"says\":%s,\"advice\":%s}"
        .formatted(
            JsonLine.quoted(part),
            JsonLine.quoted(status.label),
            JsonLine.quoted(says),
            JsonLine.quoted(advice));
  }
}
