package io.agorawebhooks.http;

import static io.agorawebhooks.http.TestServer.APP;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Answers have the fields that clients of the field's Python server know. */
class PythonFieldsTest {
  private static final String CALL = "/api/channel/" + APP + "/" + OpenApiWorld.CHANNEL;

  /** Where each entry of the file is found, as it names them. */
  private static Map<String, JsonNode> answers(OpenApiWorld world) {
    Map<String, JsonNode> found = new HashMap<>();
    gets().forEach((name, path) -> found.put(name, TestServer.json(world.get(path, ""))));
    posts().forEach((name, path) -> found.put(name, TestServer.read(world.post(path, body(name)))));
    JsonNode export = found.get("POST /api/export/{app_id} (json)");
    found.put(
        "sessions[]", found.get("GET /api/channel/{app_id}/{channel_name}").at("/sessions/0"));
    found.put(
        "channels_list[]",
        found.get("GET /api/user/{app_id}/{uid}/detailed").at("/channels_list/0"));
    found.put("users[]", found.get("GET .../multi-user").at("/users/0"));
    found.put("series[]", found.get("POST /api/analytics/minutes/{app_id}").at("/series/0"));
    found.put("export_info", export.get("export_info"));
    found.put("data", export.get("data"));
    return found;
  }

  private static Map<String, String> gets() {
    return Map.ofEntries(
        Map.entry("GET /api/channels/{app_id}", "/api/channels/" + APP),
        Map.entry("GET /api/channel/{app_id}/{channel_name}", CALL),
        Map.entry("GET .../role-analytics", CALL + "/role-analytics"),
        Map.entry("GET .../quality-metrics", CALL + "/quality-metrics"),
        Map.entry("GET .../multi-user", CALL + "/multi-user"),
        Map.entry("GET /api/user/{app_id}/{uid}", "/api/user/" + APP + "/7"),
        Map.entry("GET /api/user/{app_id}/{uid}/detailed", "/api/user/" + APP + "/7/detailed"),
        Map.entry("GET /api/mappings/platforms", "/api/mappings/platforms"),
        Map.entry("GET /api/analytics/platforms/{app_id}", "/api/analytics/platforms/" + APP),
        Map.entry("GET /api/analytics/client-types/{app_id}", "/api/analytics/client-types/" + APP),
        Map.entry("GET /api/export/{app_id}/channels", "/api/export/" + APP + "/channels"),
        Map.entry("GET /api/export/{app_id}/date-range", "/api/export/" + APP + "/date-range"),
        Map.entry("GET /health", "/health"));
  }

  private static Map<String, String> posts() {
    return Map.of(
        "POST /api/analytics/minutes/{app_id}", "/api/analytics/minutes/" + APP,
        "POST /api/export/{app_id} (json)", "/api/export/" + APP,
        "POST /api/export/{app_id}/validate", "/api/export/" + APP + "/validate",
        "POST /api/export/{app_id}/share", "/api/export/" + APP + "/share",
        "POST /{app_id}/webhooks", "/" + APP + "/webhooks");
  }

  private static String body(String name) {
    return switch (name) {
      case "POST /api/export/{app_id}/share" -> "{\"channel_name\":\"standup\"}";
      case "POST /{app_id}/webhooks" -> "{\"noticeId\":\"n-99\"}";
      case "POST /api/analytics/minutes/{app_id}" -> "{\"breakdown_by\":\"client_type\"}";
      default -> "{}";
    };
  }

  @Test
  void fieldsOfThePythonServer_areInEveryAnswer() throws IOException {
    try (OpenApiWorld world = new OpenApiWorld();
        InputStream file =
            PythonFieldsTest.class.getResourceAsStream("/cases/python-server-fields.json")) {
      Map<String, JsonNode> answers = answers(world);
      JsonNode expected = new ObjectMapper().readTree(file);
      for (Map.Entry<String, JsonNode> entry : expected.properties()) {
        assertThat(answers).containsKey(entry.getKey());
        assertHas(entry.getKey(), entry.getValue(), answers.get(entry.getKey()));
      }
    }
  }

  /**
   * @param fields a list of names, or such lists by the name of what has them
   */
  private static void assertHas(String what, JsonNode fields, JsonNode answer) {
    if (fields.isArray()) {
      List<String> names = new ArrayList<>();
      fields.forEach(name -> names.add(name.asText()));
      assertThat(answer.fieldNames()).toIterable().as(what).containsAll(names);
    } else {
      fields
          .properties()
          .forEach(
              part -> {
                String name = part.getKey().replace("[]", "");
                JsonNode inner = answer.get(name);
                assertHas(
                    what + " " + name, part.getValue(), inner.isArray() ? inner.get(0) : inner);
              });
    }
  }
}
