package io.agorawebhooks.http;

import static io.agorawebhooks.http.TestServer.encoded;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.agorawebhooks.notice.AppId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every parameter of the document is given good, bad, missing, repeated and hostile, wherever it is
 * taken.
 */
class ParameterWalkTest {
  private static final List<Integer> TAKEN = List.of(200, 201, 204);
  private static OpenApiWorld world;

  @BeforeAll
  static void open() {
    world = new OpenApiWorld();
  }

  @AfterAll
  static void close() {
    world.close();
  }

  static List<OpenApi.Operation> operations() {
    return OpenApiTest.operations().stream()
        .filter(operation -> !operation.path().endsWith("/webhooks"))
        .filter(operation -> !operation.method().equals("DELETE"))
        .toList();
  }

  static List<OpenApi.Operation> reads() {
    return operations().stream().filter(operation -> operation.method().equals("GET")).toList();
  }

  static List<OpenApi.Operation> posts() {
    return operations().stream().filter(OpenApi.Operation::isPost).toList();
  }

  private static List<OpenApi.Parameter> asked(OpenApi.Operation operation) {
    return operation.in(operation.isPost() ? "body" : "query");
  }

  /** Asks for all that is required, and for some values of a parameter. */
  private static Reply ask(
      OpenApi.Operation operation, OpenApi.Parameter parameter, String... values) {
    return operation.isPost()
        ? world.post(world.path(operation), body(operation, parameter.name(), json(values)))
        : world.get(world.path(operation), query(operation, parameter.name(), values));
  }

  private static String query(OpenApi.Operation operation, String name, String... values) {
    Stream<String> others =
        operation.in("query").stream()
            .filter(other -> other.required() && !other.name().equals(name))
            .map(other -> other.name() + "=" + encoded(OpenApiWorld.required(other)));
    return Stream.concat(others, Stream.of(values).map(value -> name + "=" + encoded(value)))
        .collect(joining("&"));
  }

  private static String json(String... values) {
    return values.length == 1
        ? TestServer.quoted(values[0])
        : Stream.of(values).map(TestServer::quoted).collect(joining(",", "[", "]"));
  }

  private static String body(OpenApi.Operation operation, String name, String value) {
    // a channel, which stands for what is shared, is not taken beside it
    String others = name.equals("not_channel") ? "{}" : OpenApiWorld.body(operation);
    return others.contains("\"" + name + "\":")
        ? "{\"%s\":%s}".formatted(name, value)
        : (others.replace("}", ",") + "\"%s\":%s}".formatted(name, value)).replace("{,", "{");
  }

  /** That there may be no such thing is no fault of the value. */
  private static void assertTaken(Reply reply, String what) {
    assertThat(reply.status())
        .as(what + ": " + reply.body())
        .matches(status -> TAKEN.contains(status) || status == 404);
  }

  private static void assertRefused(Reply reply, OpenApi.Parameter parameter, String what) {
    assertThat(reply.status()).as(what + ": " + reply.body()).isEqualTo(400);
    assertThat(reply.header("content-type")).isEqualTo("application/problem+json");
    // the other names of a parameter begin like it
    assertThat(reply.body()).contains(parameter.name().replaceFirst("(s|_name)$", ""));
  }

  @ParameterizedTest
  @MethodSource("operations")
  void good_isTaken(OpenApi.Operation operation) {
    for (OpenApi.Parameter parameter : asked(operation)) {
      for (String value : Values.good(parameter)) {
        assertTaken(ask(operation, parameter, value), operation + " " + parameter.name() + value);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("operations")
  void bad_isRefused(OpenApi.Operation operation) {
    for (OpenApi.Parameter parameter : asked(operation)) {
      for (String value : Values.bad(parameter)) {
        String what = operation + " " + parameter.name() + "=" + value;
        assertRefused(ask(operation, parameter, value), parameter, what);
        if (parameter.isList() && !Values.good(parameter).isEmpty()) {
          String good = Values.good(parameter).get(0);
          assertRefused(ask(operation, parameter, good, value), parameter, what);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("operations")
  void missing_isRefused(OpenApi.Operation operation) {
    for (OpenApi.Parameter parameter : asked(operation)) {
      if (parameter.required()) {
        Reply reply =
            operation.isPost()
                ? world.post(world.path(operation), "{}")
                : world.get(world.path(operation), "");
        assertRefused(reply, parameter, operation.toString());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("operations")
  void repeated_isTakenOnlyWhereItMeansSomething(OpenApi.Operation operation) {
    for (OpenApi.Parameter parameter : asked(operation)) {
      List<String> good = Values.good(parameter);
      String value = good.isEmpty() ? "x" : good.get(0);
      Reply reply = ask(operation, parameter, value, value);
      String what = operation + " " + parameter.name() + " twice";
      if (parameter.isList()) {
        assertTaken(reply, what);
      } else {
        assertRefused(reply, parameter, what);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("operations")
  void hostile_breaksNothing(OpenApi.Operation operation) {
    for (OpenApi.Parameter parameter : asked(operation)) {
      for (String value : Values.HOSTILE) {
        assertUnbroken(ask(operation, parameter, value), operation + " " + parameter.name());
      }
    }
  }

  private static void assertUnbroken(Reply reply, String what) {
    assertThat(reply.status())
        .as(what + ": " + reply.body())
        .matches(status -> TAKEN.contains(status) || status == 400 || status == 404);
    assertThat(reply.headers()).doesNotContainKey("a");
    assertThat(reply.body()).doesNotContain("Exception", "\tat ", "SQL");
  }

  @ParameterizedTest
  @MethodSource("posts")
  void memberOfAnotherType_isRefused(OpenApi.Operation operation) {
    for (OpenApi.Parameter parameter : asked(operation)) {
      for (String value : List.of("{}", "{\"a\":1}", "[[1]]", "[{}]")) {
        Reply reply = world.post(world.path(operation), body(operation, parameter.name(), value));
        assertRefused(reply, parameter, operation + " " + parameter.name() + ":" + value);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("reads")
  void brokenEscapes_areRefused(OpenApi.Operation operation) {
    for (OpenApi.Parameter parameter : asked(operation)) {
      String path = world.path(operation) + "?" + parameter.name() + "=";
      assertThat(world.server.get(path + "%ff").status()).as(path).isEqualTo(400);
      assertThat(world.server.get(path + "%zz").status()).as(path).isEqualTo(400);
    }
  }

  @ParameterizedTest
  @MethodSource("operations")
  void variables_areRefusedOrNotFound(OpenApi.Operation operation) {
    for (OpenApi.Parameter parameter : operation.in("path")) {
      for (String value :
          Stream.concat(Values.HOSTILE.stream(), Stream.of(".", "..", "%2F", " ")).toList()) {
        String path = world.path(operation, Map.of(parameter.name(), value));
        Reply reply =
            operation.isPost()
                ? world.post(path, OpenApiWorld.body(operation))
                : world.get(path, OpenApiWorld.required(operation));
        assertUnbroken(reply, path);
        if (!AppId.isValid(value)) { // an app that sent nothing yet has empty lists
          assertThat(reply.status()).as(path).isIn(400, 404);
        }
      }
    }
  }
}
