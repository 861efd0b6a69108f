package io.agorawebhooks.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;

/** The schemas that the API shows are those of its views. */
class SchemasTest {
  private static final List<Class<?>> VIEWS =
      List.of(
          AppsView.class,
          CacheView.class,
          ChannelView.class,
          ChannelsView.class,
          ExportEstimateView.class,
          ExportInfoView.class,
          ExportLists.DateRange.class,
          ExportViews.Event.class,
          ExportViews.OfChannel.class,
          ExportViews.OfUser.class,
          ExportViews.RoleEvent.class,
          ExportViews.Stay.class,
          HealthView.class,
          LiveView.class,
          LiveView.Changed.class,
          LiveView.Ended.class,
          MeView.class,
          MinutesView.class,
          MultiUserView.class,
          NoticesView.Copies.class,
          NoticesView.Notices.class,
          NoticesView.Rejected.class,
          OccupancyView.class,
          ProblemView.class,
          QualityView.class,
          RolesView.class,
          ShareView.Created.class,
          ShareView.Head.class,
          ShareView.Revoked.class,
          ShareView.Shares.class,
          SharesView.ClientTypes.class,
          SharesView.Platforms.class,
          SharesView.Reasons.class,
          SignaturesView.class,
          TimelineView.class,
          LanesView.class,
          CallConcurrencyView.class,
          UserDetailView.class,
          UserSessionsView.class,
          UserView.class);

  private static final String FILE = "schemas.json";

  @Test
  void schemas_areThoseOfTheViews() throws IOException {
    Map<String, String> words = words();
    Schemas schemas = new Schemas(words);
    VIEWS.forEach(schemas::add);
    String now = pretty(schemas.all()) + "\n";
    Path found = Path.of("target", FILE);
    Files.createDirectories(found.getParent());
    Files.writeString(found, now);
    try (var kept = ApiSchemas.class.getResourceAsStream(FILE)) {
      assertThat(kept == null ? "" : new String(kept.readAllBytes(), StandardCharsets.UTF_8))
          .as("src/main/resources/io/agorawebhooks/json/%s; %s is up to date", FILE, found)
          .isEqualTo(now);
    }
    assertThat(words.keySet())
        .as("every word is of a field")
        .allMatch(word -> now.contains("\"" + word + "\""));
  }

  /** A line a field. */
  private static String pretty(ObjectNode schemas) {
    StringJoiner all = new StringJoiner(",\n", "{\n", "\n}");
    schemas.properties().forEach(schema -> all.add(pretty(schema.getKey(), schema.getValue())));
    return all.toString();
  }

  private static String pretty(String name, JsonNode schema) {
    StringJoiner fields =
        new StringJoiner(
            ",\n",
            "\"%s\": {\"type\": \"object\",\n  \"required\": %s,\n  \"properties\": {\n"
                .formatted(name, schema.get("required")),
            "}}");
    schema
        .get("properties")
        .properties()
        .forEach(field -> fields.add("    \"" + field.getKey() + "\": " + field.getValue()));
    return fields.toString();
  }

  /** What fields mean, wherever they are. */
  private static Map<String, String> words() throws IOException {
    Properties words = new Properties();
    try (Reader in =
        new InputStreamReader(
            SchemasTest.class.getResourceAsStream("/fields.properties"), StandardCharsets.UTF_8)) {
      words.load(in);
    }
    Map<String, String> all = new HashMap<>();
    words.stringPropertyNames().forEach(name -> all.put(name, words.getProperty(name)));
    return all;
  }
}
