package io.agorawebhooks.http;

import io.agorawebhooks.access.Scope;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A path, its method and what they lead to.
 *
 * @param pattern the segments of the path; one in braces is a variable and stands for any text
 * @param access who may use it; what has a variable {@code app_id} is of that app alone
 */
record Route(String method, List<String> pattern, Access access, Endpoint endpoint) {
  private static final String APP = "{app_id}";

  /** Who may use a route. */
  enum Access {
    /** Anyone. */
    OPEN(null),
    /** Anyone, and as often as they like: what comes is looked at for itself. */
    SENDER(null),
    /** Who may read; a browser is led to the login. */
    PAGE(Scope.READ),
    /** Who may read. */
    READ(Scope.READ),
    /** Who may read, and that of all apps, because it tells of all together. */
    READ_ALL(Scope.READ),
    /** Who may export. */
    EXPORT(Scope.EXPORT),
    /** Who may change things. */
    ADMIN(Scope.ADMIN);

    private final @Nullable Scope scope;

    Access(@Nullable Scope scope) {
      this.scope = scope;
    }
  }

  /** For anyone. */
  static Route open(String method, String path, Endpoint endpoint) {
    return new Route(method, segments(path), Access.OPEN, endpoint);
  }

  /** For anyone, as often as they like. */
  static Route sender(String method, String path, Endpoint endpoint) {
    return new Route(method, segments(path), Access.SENDER, endpoint);
  }

  /** For who may read; a browser is led to the login. */
  static Route page(String path, Endpoint endpoint) {
    return new Route("GET", segments(path), Access.PAGE, endpoint);
  }

  /** For who may read. */
  static Route read(String method, String path, Endpoint endpoint) {
    return new Route(method, segments(path), Access.READ, endpoint);
  }

  /** For who may read that of all apps. */
  static Route readAll(String method, String path, Endpoint endpoint) {
    return new Route(method, segments(path), Access.READ_ALL, endpoint);
  }

  /** For who may export. */
  static Route export(String method, String path, Endpoint endpoint) {
    return new Route(method, segments(path), Access.EXPORT, endpoint);
  }

  /** For who may change things. */
  static Route admin(String method, String path, Endpoint endpoint) {
    return new Route(method, segments(path), Access.ADMIN, endpoint);
  }

  private static List<String> segments(String path) {
    return List.of(path.substring(1).split("/", -1));
  }

  /**
   * Checks that a caller may use it for this request.
   *
   * @throws HttpProblem 403 if not
   */
  void check(Caller caller, Request request) {
    if (access.scope != null) {
      caller.check(access.scope);
    }
    if (access == Access.READ_ALL) {
      caller.checkAll();
    }
    if (pattern.contains(APP)) {
      caller.check(request.app());
    }
  }

  /** Whether anyone may use it. */
  boolean isOpen() {
    return access.scope == null;
  }

  /** Whether this is the path. */
  boolean match(List<String> path) {
    return path.size() == pattern.size()
        && IntStream.range(0, path.size()).allMatch(i -> match(i, path.get(i)));
  }

  private boolean match(int i, String segment) {
    return isVariable(i) ? !segment.isEmpty() : pattern.get(i).equals(segment);
  }

  private boolean isVariable(int i) {
    return pattern.get(i).startsWith("{");
  }

  /** What stands for the variables in a path that matches, in order. */
  List<String> variables(List<String> path) {
    return IntStream.range(0, path.size()).filter(this::isVariable).mapToObj(path::get).toList();
  }

  /** The methods that it makes work. */
  String allowed() {
    return method.equals("GET") ? "GET, HEAD" : method;
  }
}
