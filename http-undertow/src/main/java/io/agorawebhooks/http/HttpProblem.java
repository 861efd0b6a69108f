package io.agorawebhooks.http;

import static java.util.Objects.requireNonNull;

import io.undertow.util.StatusCodes;
import java.util.Map;

/** A request that cannot be served as asked; {@link Problems} turns it into the answer. */
final class HttpProblem extends RuntimeException {
  private final int status;
  private final transient Map<String, String> headers;

  private HttpProblem(int status, String detail, Map<String, String> headers) {
    super(requireNonNull(detail, "detail is null"), null, false, false);
    this.status = status;
    this.headers = headers;
  }

  /** A parameter or the address is wrong. */
  static HttpProblem badRequest(String detail) {
    return new HttpProblem(StatusCodes.BAD_REQUEST, detail, Map.of());
  }

  /** A webhook whose signature is not what it should be. */
  static HttpProblem unsigned(String detail) {
    return new HttpProblem(
        StatusCodes.UNAUTHORIZED, detail, Map.of("WWW-Authenticate", "Agora-Signature-V2"));
  }

  /** Nobody knows who asks. */
  static HttpProblem unknownCaller(String detail) {
    return new HttpProblem(StatusCodes.UNAUTHORIZED, detail, Map.of("WWW-Authenticate", "Bearer"));
  }

  static HttpProblem forbidden(String detail) {
    return new HttpProblem(StatusCodes.FORBIDDEN, detail, Map.of());
  }

  /** A password is missing. */
  static HttpProblem unauthorized(String detail) {
    return new HttpProblem(
        StatusCodes.UNAUTHORIZED, detail, Map.of("WWW-Authenticate", "Password"));
  }

  static HttpProblem notFound(String detail) {
    return new HttpProblem(StatusCodes.NOT_FOUND, detail, Map.of());
  }

  static HttpProblem methodNotAllowed(String method, String allowed) {
    String detail = "The method " + Text.shown(method) + " does not work here. Allowed: " + allowed;
    return new HttpProblem(StatusCodes.METHOD_NOT_ALLOWED, detail, Map.of("Allow", allowed));
  }

  /** A notice of more than 1 MiB. */
  static HttpProblem tooLarge() {
    return tooLarge("The body is longer than a notice can be: at most 1 MiB is taken");
  }

  static HttpProblem tooLarge(String detail) {
    return new HttpProblem(StatusCodes.REQUEST_ENTITY_TOO_LARGE, detail, Map.of());
  }

  static HttpProblem unsupported(String detail) {
    return new HttpProblem(StatusCodes.UNSUPPORTED_MEDIA_TYPE, detail, Map.of());
  }

  /** What works again when others are done. */
  static HttpProblem tooMany(String detail) {
    return tooMany(detail, 10);
  }

  /**
   * @param seconds after which it works again
   */
  static HttpProblem tooMany(String detail, long seconds) {
    Map<String, String> headers = Map.of("Retry-After", Long.toString(seconds));
    return new HttpProblem(StatusCodes.TOO_MANY_REQUESTS, detail, headers);
  }

  /** What works again soon. */
  static HttpProblem unavailable(String detail) {
    return new HttpProblem(StatusCodes.SERVICE_UNAVAILABLE, detail, Map.of("Retry-After", "1"));
  }

  static HttpProblem internal() {
    String detail = "The server failed on this request. Its log has more under the request id";
    return new HttpProblem(StatusCodes.INTERNAL_SERVER_ERROR, detail, Map.of());
  }

  int status() {
    return status;
  }

  String title() {
    return StatusCodes.getReason(status);
  }

  /** A sentence for people. */
  String detail() {
    return requireNonNull(getMessage(), "detail is null");
  }

  /** Headers that go with it. */
  Map<String, String> headers() {
    return headers;
  }
}
