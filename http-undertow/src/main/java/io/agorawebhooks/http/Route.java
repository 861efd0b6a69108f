package io.agorawebhooks.http;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A path, its method and what they lead to.
 *
 * @param pattern the segments of the path; one in braces is a variable and stands for any text
 * @param local whether only people on this machine may use it
 */
record Route(String method, List<String> pattern, boolean local, Endpoint endpoint) {
  /** For anyone. */
  static Route open(String method, String path, Endpoint endpoint) {
    return new Route(method, segments(path), false, endpoint);
  }

  /** For people on this machine. */
  static Route local(String method, String path, Endpoint endpoint) {
    return new Route(method, segments(path), true, endpoint);
  }

  private static List<String> segments(String path) {
    return List.of(path.substring(1).split("/"));
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
