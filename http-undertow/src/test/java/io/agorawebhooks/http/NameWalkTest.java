package io.agorawebhooks.http;

import static io.agorawebhooks.http.TestServer.APP;
import static io.agorawebhooks.http.TestServer.JOINED;
import static io.agorawebhooks.http.TestServer.encoded;
import static io.agorawebhooks.http.TestServer.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agorawebhooks.kit.ChannelNames;
import io.agorawebhooks.kit.Events;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every place that takes a channel takes each character that Agora allows in names, and each of the
 * hostile names, and means exactly that channel.
 */
class NameWalkTest {
  /** All 89, as Agora lists them. */
  private static final String LEGAL =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 !#$%&()+-:;<=.>?@[]^_{}|~,";

  private static final List<String> NAMES = names();
  private static TestServer server;

  @BeforeAll
  static void tell() {
    server = TestServer.forAnyone();
    for (String name : NAMES) {
      server.tell(name, Events.create(JOINED), Events.user(103, 7, JOINED));
      server.tell(name, Events.leave(104, 7, JOINED + 7, 7L), Events.destroy(JOINED + 7));
    }
  }

  @AfterAll
  static void close() {
    server.close();
  }

  private static List<String> names() {
    List<String> names = new ArrayList<>(ChannelNames.all());
    LEGAL.chars().forEach(c -> names.add(Character.toString(c)));
    return names.stream().distinct().toList();
  }

  @Test
  void legalCharacters_are89() {
    assertThat(LEGAL.chars().distinct().count()).isEqualTo(89);
  }

  /** What ends the address of a channel: nothing, or a page of it. */
  static List<String> pages() {
    List<String> pages = new ArrayList<>(CallPagesTest.PAGES);
    pages.add("");
    return pages;
  }

  @ParameterizedTest
  @MethodSource("pages")
  void pages_ofAChannel(String page) {
    for (String name : NAMES) {
      String below = page.isEmpty() ? "" : "/" + page;
      assertNamed(name, "/api/channel/" + APP + "/" + encoded(name) + below);
      assertNamed(name, "/api/channel/" + APP + below + "?channel=" + encoded(name));
    }
  }

  private static void assertNamed(String name, String path) {
    JsonNode answer = server.json(path);
    assertThat(answer.get("channel_name").asText()).as(path).isEqualTo(name);
    assertThat(answer.get("channel_session_id").asText()).isEqualTo("" + JOINED);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void pages_ofASharedChannel(String page) {
    for (String name : NAMES) {
      String body = "{\"what\":\"call\",\"channel\":%s}".formatted(quoted(name));
      Reply made = server.postJson("/api/export/" + APP + "/share", body);
      assertThat(made.status()).as(made.body()).isEqualTo(201);
      String token = TestServer.read(made).get("token").asText();
      String shared = "/api/shared/" + token;
      String below = page.isEmpty() ? "" : "/" + page;
      assertNamed(name, "/api/export/public/" + token);
      assertNamed(name, shared + "/channel/" + encoded(name) + below);
      assertNamed(name, shared + "/channel" + below + "?channel=" + encoded(name));
      assertThat(server.json(shared + "/channels").at("/channels/0/channel_name").asText())
          .isEqualTo(name);
    }
  }

  @Test
  void lists_ofAChannel() {
    for (String name : NAMES) {
      String query = "?channel=" + encoded(name);
      JsonNode calls = server.json("/api/channels/" + APP + query).get("channels");
      assertThat(calls).hasSize(1);
      assertThat(calls.get(0).get("channel_name").asText()).isEqualTo(name);
      JsonNode notices = server.json("/api/notices/" + APP + query).get("notices");
      assertThat(notices).hasSize(4);
      notices.forEach(one -> assertThat(one.get("channel_name").asText()).isEqualTo(name));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"minutes", "platforms", "client-types"})
  void minutes_ofAChannel(String chart) {
    for (String name : NAMES) {
      String path = "/api/analytics/" + chart + "/" + APP + "?channel=" + encoded(name);
      assertThat(server.json(path).get("total_seconds").asLong()).as(path).isEqualTo(7);
    }
  }

  @Test
  void otherFigures_ofAChannel() {
    for (String name : NAMES) {
      String query = APP + "?channel=" + encoded(name);
      JsonNode reasons = server.json("/api/analytics/reasons/" + query);
      assertThat(reasons.at("/filters/channel/0").asText()).isEqualTo(name);
      assertThat(reasons.get("reasons")).hasSize(1);
      JsonNode most = server.json("/api/analytics/concurrency/" + query);
      assertThat(most.get("peak_users").asLong()).isEqualTo(1);
      JsonNode user = server.json("/api/user/" + APP + "/7/detailed?channel=" + encoded(name));
      assertThat(user.at("/channels_list/0/channel_name").asText()).isEqualTo(name);
      assertThat(user.get("total_active_seconds").asLong()).isEqualTo(7);
    }
  }

  @Test
  void bodies_withAChannel() {
    for (String name : NAMES) {
      String body = "{\"channel\":%s}".formatted(quoted(name));
      Reply minutes = server.postJson("/api/analytics/minutes/" + APP, body);
      assertThat(TestServer.json(minutes).get("total_seconds").asLong()).isEqualTo(7);
      Reply estimate = server.postJson("/api/export/" + APP + "/validate", body);
      assertThat(TestServer.json(estimate).at("/counts/sessions").asLong()).isEqualTo(1);
    }
  }

  /** An answer that comes in chunks. */
  private static JsonNode whole(String path) throws IOException {
    URL url = new URL("http://localhost:" + server.server.port() + path);
    try (InputStream in = url.openStream()) {
      return new ObjectMapper().readTree(in);
    }
  }

  @Test
  void exports_haveEveryName() throws IOException {
    JsonNode names = whole("/api/export/" + APP + "/channels");
    List<String> all = new ArrayList<>();
    names.get("channels").forEach(name -> all.add(name.asText()));
    assertThat(all).containsExactlyInAnyOrderElementsOf(NAMES);
  }
}
