package io.agorawebhooks.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The OpenAPI document of a server, as tests read it. */
final class OpenApi {
  private static final JsonSchemaFactory FACTORY =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

  /** Documents its own fields only by example: {@code additionalProperties} is false here. */
  private final JsonNode document;

  private final Map<String, JsonSchema> compiled = new TreeMap<>();

  OpenApi(JsonNode document) {
    this.document = document;
    document.at("/components/schemas").forEach(OpenApi::close);
  }

  /** Fields that a schema does not name are an error in tests: somebody forgot to say them. */
  private static void close(JsonNode schema) {
    if (schema.has("properties") && !schema.has("additionalProperties")) {
      ((ObjectNode) schema).put("additionalProperties", false);
    }
  }

  /**
   * A parameter, or a member of a body.
   *
   * @param in path, query, header or body
   */
  record Parameter(String name, String in, boolean required, JsonNode schema, String example) {
    boolean isList() {
      return schema.path("type").asText().equals("array") || schema.has("anyOf");
    }

    /** The schema of one value. */
    JsonNode one() {
      if (schema.has("anyOf")) {
        return schema.get("anyOf").get(0);
      }
      return isList() ? schema.get("items") : schema;
    }
  }

  /** What one method of a path does. */
  record Operation(String method, String path, JsonNode said, List<Parameter> parameters) {
    List<Parameter> in(String where) {
      return parameters.stream().filter(parameter -> parameter.in().equals(where)).toList();
    }

    boolean isPost() {
      return method.equals("POST");
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    document
        .get("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        one -> operations.add(of(one.getKey(), path.getKey(), one.getValue()))));
    operations.sort(Comparator.comparing(Operation::toString));
    return operations;
  }

  private Operation of(String method, String path, JsonNode said) {
    List<Parameter> parameters = new ArrayList<>();
    said.path("parameters").forEach(given -> parameters.add(parameter(resolve(given))));
    JsonNode body = resolve(said.at("/requestBody/content/application~1json/schema"));
    Set<String> required = new HashSet<>();
    body.path("required").forEach(name -> required.add(name.asText()));
    body.path("properties")
        .properties()
        .forEach(
            member ->
                parameters.add(
                    new Parameter(
                        member.getKey(),
                        "body",
                        required.contains(member.getKey()),
                        member.getValue(),
                        example(member.getKey()))));
    return new Operation(method.toUpperCase(Locale.ROOT), path, said, parameters);
  }

  private static Parameter parameter(JsonNode said) {
    JsonNode example = said.path("example");
    return new Parameter(
        said.get("name").asText(),
        said.get("in").asText(),
        said.path("required").asBoolean(),
        said.get("schema"),
        example.isArray() ? example.get(0).asText() : example.asText());
  }

  /** The example of the parameter with the name that a member of a body has, too. */
  private String example(String name) {
    for (JsonNode parameter : document.at("/components/parameters")) {
      if (parameter.get("name").asText().equals(name) && parameter.has("example")) {
        return parameter(parameter).example();
      }
    }
    return "";
  }

  private JsonNode resolve(JsonNode node) {
    return node.has("$ref") ? document.at(node.get("$ref").asText().substring(1)) : node;
  }

  /** What is wrong with the body of an answer, nothing if it is what the document says. */
  Set<String> mistakes(Operation operation, Reply reply) {
    String status = Integer.toString(reply.status());
    JsonNode responses = operation.said().get("responses");
    JsonNode response =
        resolve(responses.has(status) ? responses.get(status) : responses.get("default"));
    if (reply.body().isEmpty() && !response.has("content")) {
      return Set.of();
    }
    String type = reply.header("Content-Type").split(";")[0];
    JsonNode content = response.path("content").path(type);
    if (content.isMissingNode()) {
      return Set.of(status + " of type " + type + " is not documented");
    }
    return type.endsWith("/json") || type.endsWith("+json")
        ? mistakes(content.get("schema"), reply.body())
        : Set.of();
  }

  private Set<String> mistakes(JsonNode schema, String body) {
    return compiled
        .computeIfAbsent(schema.toString(), key -> compile(schema))
        .validate(body, InputFormat.JSON)
        .stream()
        .map(ValidationMessage::getMessage)
        .collect(Collectors.toSet());
  }

  private JsonSchema compile(JsonNode schema) {
    ObjectNode whole = schema.deepCopy();
    whole.set("components", document.get("components"));
    return FACTORY.getSchema(whole);
  }
}
