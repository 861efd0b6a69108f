package io.agorawebhooks.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agorawebhooks.kit.Expected;
import io.agorawebhooks.kit.ExpectedCall;
import io.agorawebhooks.kit.ExpectedSession;
import io.agorawebhooks.notice.AppId;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A client of the server, which puts its answers in the form of the cases. */
final class Api {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final HttpClient client = HttpClient.newHttpClient();
  private final String root;

  Api(int port) {
    this.root = "http://127.0.0.1:" + port;
  }

  /** The status of the answer. */
  int post(AppId app, byte[] body) throws IOException, InterruptedException {
    return answer(app, body).statusCode();
  }

  /** The answer to a notice. */
  HttpResponse<Void> answer(AppId app, byte[] body) throws IOException, InterruptedException {
    URI uri = URI.create(root + "/" + app + "/webhooks");
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .timeout(PATIENCE)
            .POST(BodyPublishers.ofByteArray(body))
            .build();
    return client.send(request, BodyHandlers.discarding());
  }

  /** Whether the server runs. */
  boolean isUp() throws InterruptedException {
    try {
      URI uri = URI.create(root + "/health/live");
      HttpRequest request = HttpRequest.newBuilder(uri).timeout(PATIENCE).build();
      return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  private JsonNode get(String path) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(root + path)).timeout(PATIENCE).build();
    HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
    if (response.statusCode() != 200) {
      throw new IOException(path + " is answered " + response.statusCode());
    }
    return MAPPER.readTree(response.body());
  }

  /** All channels of an app that have a call, with their calls and sessions. */
  Map<String, Expected> channels(AppId app) throws IOException, InterruptedException {
    Map<String, List<ExpectedCall>> calls = new HashMap<>();
    Map<String, List<ExpectedSession>> sessions = new HashMap<>();
    boolean more = true;
    for (int page = 1; more; page++) {
      JsonNode list = get("/api/channels/" + app + "?per_page=200&page=" + page);
      for (JsonNode row : list.get("channels")) {
        String channel = row.get("channel_name").textValue();
        read(
            app,
            row,
            calls.computeIfAbsent(channel, name -> new ArrayList<>()),
            sessions.computeIfAbsent(channel, name -> new ArrayList<>()));
      }
      more = list.get("pagination").get("has_next").booleanValue();
    }
    Map<String, Expected> channels = new HashMap<>();
    calls.forEach(
        (channel, found) ->
            channels.put(channel, ordered(found, sessions.getOrDefault(channel, List.of()))));
    return channels;
  }

  /** Calls by start; sessions by join and uid, those of one second as they came. */
  private static Expected ordered(List<ExpectedCall> calls, List<ExpectedSession> sessions) {
    calls.sort(Comparator.comparingLong(ExpectedCall::start));
    sessions.sort(
        Comparator.comparingLong(ExpectedSession::join).thenComparingLong(ExpectedSession::uid));
    return new Expected(calls, sessions);
  }

  private void read(
      AppId app, JsonNode row, List<ExpectedCall> calls, List<ExpectedSession> sessions)
      throws IOException, InterruptedException {
    String call = row.get("channel_session_id").textValue();
    String path =
        "/api/channel/%s?channel=%s&session_id=%s&per_page=200"
            .formatted(
                app,
                URLEncoder.encode(row.get("channel_name").textValue(), StandardCharsets.UTF_8),
                call);
    List<ExpectedSession> found = new ArrayList<>();
    JsonNode detail = get(path);
    for (int page = 1; found.size() < detail.get("pagination").get("total").intValue(); page++) {
      get(path + "&page=" + page).get("sessions").forEach(session -> found.add(session(session)));
    }
    Collections.reverse(found);
    sessions.addAll(found);
    calls.add(call(detail, found.size()));
  }

  private static ExpectedCall call(JsonNode call, int sessions) {
    return new ExpectedCall(
        call.get("channel_session_id").textValue(),
        second(call.get("started")),
        call.get("ended").isNull() ? null : (Long) second(call.get("ended")),
        call.get("created").booleanValue(),
        call.get("destroyed").booleanValue(),
        call.get("unique_users").intValue(),
        sessions);
  }

  private static ExpectedSession session(JsonNode session) {
    return new ExpectedSession(
        session.get("channel_session_id").textValue(),
        session.get("uid").longValue(),
        second(session.get("join_time")),
        session.get("leave_time").isNull() ? null : (Long) second(session.get("leave_time")),
        number(session.get("duration_seconds")),
        session.get("join_inferred").booleanValue(),
        session.get("leave_inferred").booleanValue(),
        role(session.get("initial_is_host")),
        role(session.get("is_host")),
        session.get("communication_mode").intValue(),
        session.get("role_switches").intValue(),
        number(session.get("host_seconds")),
        number(session.get("audience_seconds")),
        number(session.get("platform")),
        number(session.get("client_type")),
        number(session.get("reason")),
        session.get("account").textValue(),
        session.get("sid").textValue());
  }

  private static String role(JsonNode isHost) {
    return isHost.booleanValue() ? "host" : "audience";
  }

  private static long second(JsonNode instant) {
    return Instant.parse(instant.textValue()).getEpochSecond();
  }

  private static Long number(JsonNode number) {
    return number.isNull() ? null : (Long) number.longValue();
  }
}
