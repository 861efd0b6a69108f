package io.agorawebhooks.http;

import static io.agorawebhooks.http.TestServer.APP;
import static io.agorawebhooks.http.TestServer.JOINED;
import static io.agorawebhooks.http.TestServer.encoded;
import static io.agorawebhooks.http.TestServer.join;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.agorawebhooks.kit.AgoraSamples;
import io.agorawebhooks.kit.ChannelNames;
import io.agorawebhooks.kit.Events;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code /api/apps}, {@code /api/notices} and {@code /api/rejected}. */
class CameTest {
  private static final String NOTICES = "/api/notices/" + APP;
  private static final String REJECTED = "/api/rejected/" + APP;

  private final TestServer server = new TestServer();

  @AfterEach
  void close() {
    server.close();
  }

  private void tell() {
    server.tell("web", Events.create(JOINED), Events.user(103, 7, JOINED));
    server.tell("bot", Events.user(103, 8, JOINED + 9));
    server.post("{\"noticeId\":\"aside\",\"productId\":3,\"eventType\":40}");
  }

  @Test
  void apps_haveTheirCounts() {
    assertThat(server.json("/api/apps").get("apps")).isEmpty();
    tell();
    server.post("no notice");
    server.post("other", join("n", "room").getBytes(UTF_8));
    JsonNode apps = server.json("/api/apps").get("apps");
    assertThat(apps).hasSize(2);
    assertThat(apps.at("/0/app_id").asText()).isEqualTo(APP.value());
    assertThat(apps.at("/0/received").asLong()).isEqualTo(5);
    assertThat(apps.at("/0/stored").asLong()).isEqualTo(4);
    assertThat(apps.at("/0/rejected").asLong()).isEqualTo(1);
    assertThat(apps.at("/0/set_aside/other_product").asLong()).isEqualTo(1);
    assertThat(apps.at("/0/first_notice").asText()).isEqualTo("2026-01-01T11:00:00Z");
    JsonNode first = server.json("/api/apps?per_page=1");
    assertThat(first.at("/pagination/next").asText()).isEqualTo(APP.value());
    JsonNode second = server.json("/api/apps?per_page=1&after=" + APP);
    assertThat(second.at("/apps/0/app_id").asText()).isEqualTo("other");
    assertThat(second.at("/pagination/has_next").asBoolean()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "'', 4",
    "channel=web, 2",
    "channel=WEB, 0",
    "uid=7, 1",
    "event_type=103, 2",
    "product=1, 3",
    "product=3, 1",
    "status=correlated, 3",
    "status=set_aside, 1",
    "reason=other_product, 1",
    "reason=no_uid, 0",
    "reason=before_horizon, 0",
    "reason=superseded, 0",
    "status=correlated&reason=other_product, 0",
    "channel=web&event_type=103, 1",
    "start_date=2026-01-01, 4",
    "start_date=2026-01-01T11:00:00Z&end_date=2026-01-01T11:00:01Z, 4",
    "start_date=2026-01-01T11:00:01Z, 0",
    "end_date=2026-01-01T11:00:00Z, 0",
    "end_date=2025-12-31&tz=America/Los_Angeles, 0"
  })
  void notices_filters_mustAllHold(String query, int found) {
    tell();
    assertThat(server.json(NOTICES + "?" + query).get("notices")).hasSize(found);
  }

  @Test
  void notices_afterTheCursor_goOn() {
    for (AgoraSamples.Sample sample : AgoraSamples.all()) {
      server.post(APP.value(), sample.body());
    }
    Set<String> walked = new HashSet<>();
    List<String> order = new ArrayList<>();
    String next = "";
    do {
      JsonNode list = server.json(NOTICES + "?per_page=7" + next);
      list.get("notices").forEach(notice -> order.add(notice.get("notice_id").asText()));
      next = "&after=" + list.at("/pagination/next").asText();
    } while (!next.equals("&after=null"));
    walked.addAll(order);
    assertThat(order).hasSize((int) server.counts().stored());
    assertThat(server.json(NOTICES + "?per_page=200").at("/pagination/next").isNull()).isTrue();
    for (String id : walked) {
      assertThat(server.json(NOTICES + "/" + encoded(id)).get("notices")).isNotEmpty();
    }
  }

  @Test
  void notice_hasItsBodyAndItsCall() {
    String body = join("n/1", "room");
    server.post(APP.value(), body.getBytes(UTF_8), "Agora-Signature: abc");
    server.post(APP.value(), body.replace("1001", "1002").getBytes(UTF_8));
    JsonNode notice = server.json(NOTICES + "/n%2F1");
    assertThat(notice.get("notices")).hasSize(2);
    assertThat(notice.at("/notices/1/body").asText()).isEqualTo(body);
    assertThat(notice.at("/notices/1/body_base64").isNull()).isTrue();
    assertThat(notice.at("/notices/1/headers/Agora-Signature").asText()).isEqualTo("abc");
    assertThat(notice.at("/notices/1/channel_session_id").asText())
        .isEqualTo(Long.toString(JOINED));
    assertThat(notice.at("/notices/1/status").asText()).isEqualTo("correlated");
  }

  @Test
  void notice_thatIsUnknown_isNotFound() {
    tell();
    assertThat(server.get(NOTICES + "/nothing").status()).isEqualTo(404);
    assertThat(server.get("/api/notices/other/aside").status()).isEqualTo(404);
    assertThat(server.get(NOTICES + "/aside").status()).isEqualTo(200);
  }

  @Test
  void notices_ofHostileChannels_areFound() {
    for (String name : ChannelNames.all()) {
      server.tell(name, Events.create(JOINED));
    }
    for (String name : ChannelNames.all()) {
      JsonNode found = server.json(NOTICES + "?channel=" + encoded(name)).get("notices");
      assertThat(found).as(name).hasSize(1);
      assertThat(found.at("/0/channel_name").asText()).isEqualTo(name);
    }
  }

  @Test
  void rejected_areShownNewestFirst() {
    assertThat(server.json(REJECTED).get("rejected")).isEmpty();
    server.post("<script>");
    server.post(APP.value(), new byte[] {'{', (byte) 0xff});
    JsonNode rejected = server.json(REJECTED).get("rejected");
    assertThat(rejected).hasSize(2);
    assertThat(rejected.at("/0/body").isNull()).isTrue();
    assertThat(rejected.at("/0/body_base64").asText()).isEqualTo("e/8=");
    assertThat(rejected.at("/1/body").asText()).isEqualTo("<script>");
    assertThat(rejected.at("/1/status").asInt()).isEqualTo(400);
    assertThat(rejected.at("/1/reason").asText()).contains("not JSON");
    JsonNode first = server.json(REJECTED + "?per_page=1");
    String next = first.at("/pagination/next").asText();
    assertThat(server.json(REJECTED + "?after=" + next).get("rejected")).hasSize(1);
    assertThat(server.json(REJECTED + "?end_date=2025-12-31").get("rejected")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "uid=0",
        "uid=4294967296",
        "uid=x",
        "uid=1&uid=2",
        "event_type=-1",
        "product=",
        "status=",
        "status=set%20aside",
        "reason=nothing",
        "channel=",
        "channel=a&channel=b",
        "page=1",
        "per_page=0",
        "per_page=201",
        "after=",
        "after=1",
        "after=1.",
        "after=-1.2",
        "after=1.2.3",
        "start_date=x",
        "tz=x"
      })
  void badParameter_isRefused(String query) {
    Reply reply = server.get(NOTICES + "?" + query);
    assertThat(reply.status()).as(query).isEqualTo(400);
    assertThat(reply.body()).contains(query.split("=", 2)[0]).doesNotContain("Exception");
    assertThat(server.get(REJECTED + "?" + query).status()).isEqualTo(400);
    assertThat(server.get("/api/apps?" + query).status())
        .isIn(query.equals("after=1") ? 200 : 400, 400);
  }

  @Test
  void otherMethods_areRefused() {
    for (String path : List.of("/api/apps", NOTICES, NOTICES + "/n", REJECTED, "/debug/cache")) {
      assertThat(server.request("POST", path, "Content-Length: 0").status()).isEqualTo(405);
      assertThat(server.request("GET", path, "Via: x").status()).isEqualTo(401);
    }
  }

  @Test
  void cache_saysHowFullTheQueueIs() {
    JsonNode cache = server.json("/debug/cache");
    assertThat(cache.get("queue_depth").asInt()).isZero();
    assertThat(cache.get("queue_capacity").asInt()).isEqualTo(1000);
    assertThat(cache.get("caches")).isEmpty();
  }
}
