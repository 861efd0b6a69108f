package io.agorawebhooks.http;

import static io.agorawebhooks.http.TestServer.APP;
import static io.agorawebhooks.http.TestServer.JOINED;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.agorawebhooks.access.Grant;
import io.agorawebhooks.access.Scope;
import io.agorawebhooks.access.Signatures;
import io.agorawebhooks.access.Token;
import io.agorawebhooks.kit.ChannelNames;
import io.agorawebhooks.kit.Events;
import io.agorawebhooks.kit.Feed;
import io.agorawebhooks.kit.Notices;
import io.agorawebhooks.notice.Delivery;
import io.agorawebhooks.storage.InMemoryStorage;
import io.agorawebhooks.storage.MemoryAccess;
import io.agorawebhooks.storage.TokenHash;
import io.agorawebhooks.storage.Transaction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LiveTest {
  private static final String LIVE = "/api/live/" + APP;
  private static final LiveLimits LIMITS =
      new LiveLimits(
          Duration.ofMillis(5),
          Duration.ofSeconds(15),
          Duration.ofSeconds(10),
          3,
          1024 * 1024,
          4096);

  private final InMemoryStorage memory = new InMemoryStorage();
  private final List<Listening> listenings = new ArrayList<>();
  private TestServer server = new TestServer(memory, LIMITS);

  @AfterEach
  void close() {
    listenings.forEach(Listening::close);
    server.close();
  }

  private Listening listen() {
    return listen(null);
  }

  private Listening listen(String lastId) {
    Listening listening = Listening.to(server, APP.value(), lastId);
    listenings.add(listening);
    return listening;
  }

  @Test
  void snapshot_hasLiveCallsWithWhoIsThere() {
    server.tell("room", Events.create(JOINED), Events.user(103, 7, JOINED + 5));
    server.tell("room", Events.user(105, 8, JOINED + 6), Events.user(103, 9, JOINED + 1));
    server.tell("room", Events.leave(104, 9, JOINED + 9, 8L));
    server.tell("over", Events.create(JOINED), Events.destroy(JOINED + 9));
    JsonNode live = server.json(LIVE);

    assertThat(live.at("/app_id").asText()).isEqualTo(APP.value());
    assertThat(live.at("/total_calls").asLong()).isEqualTo(1);
    assertThat(live.at("/online_users").asLong()).isEqualTo(2);
    assertThat(live.at("/as_of").asText()).isEqualTo("2026-01-01T11:00:00Z");
    JsonNode call = live.at("/calls/0");
    assertThat(call.at("/channel_name").asText()).isEqualTo("room");
    assertThat(call.at("/channel_session_id").asText()).isEqualTo("" + JOINED);
    assertThat(call.at("/started").asText()).isEqualTo("2026-01-01T10:00:00Z");
    assertThat(call.at("/live").asBoolean()).isTrue();
    assertThat(call.at("/online_users").asLong()).isEqualTo(2);
    assertThat(call.at("/users").findValuesAsText("uid")).containsExactly("8", "7");
    assertThat(call.at("/users").findValuesAsText("role")).containsExactly("audience", "host");
  }

  @Test
  void snapshot_appThatSentNothing_isEmpty() {
    assertThat(server.json(LIVE).at("/calls")).isEmpty();
    assertThat(server.json(LIVE).at("/total_calls").asLong()).isZero();
  }

  @Test
  void stream_beginsWithASnapshot() {
    server.tell("room", Events.user(103, 7, JOINED));
    Listening listening = listen();

    assertThat(listening.response.statusCode()).isEqualTo(200);
    assertThat(listening.response.headers().firstValue("Content-Type"))
        .contains("text/event-stream");
    assertThat(listening.response.headers().firstValue("Cache-Control")).contains("no-store");
    Listening.Told snapshot = listening.next("snapshot");
    assertThat(snapshot.json()).isEqualTo(server.json(LIVE));
    assertThat(snapshot.id()).isEqualTo("1");
  }

  @Test
  void changes_comeAsTheyHappen() {
    Listening listening = listen();
    listening.next("snapshot");

    server.tell("room", Events.user(103, 7, JOINED));
    Listening.Told begun = listening.next("call");
    assertThat(begun.id()).isEqualTo("1");
    assertThat(begun.json().at("/call")).isEqualTo(server.json(LIVE).at("/calls/0"));

    server.tell("room", Events.user(103, 8, JOINED + 1));
    JsonNode changed = listening.next("call").json();
    assertThat(changed.at("/call/users").findValuesAsText("uid")).containsExactly("8", "7");
    assertThat(changed.at("/call/row")).isEqualTo(begun.json().at("/call/row"));

    server.tell("room", Events.leave(104, 7, JOINED + 9, 9L));
    assertThat(listening.next("call").json().at("/call/online_users").asInt()).isEqualTo(1);
    server.tell("room", Events.leave(104, 8, JOINED + 10, 9L));
    Listening.Told ended = listening.next("ended");
    assertThat(ended.json().at("/row")).isEqualTo(begun.json().at("/call/row"));
    assertThat(ended.json().at("/channel_name").asText()).isEqualTo("room");
    assertThat(ended.id()).isEqualTo("4");
  }

  @Test
  void changes_ofOtherAppsAndOfLongAgo_areNotTold() {
    Listening listening = listen();
    listening.next("snapshot");

    server.post("other", TestServer.join("n-1", "room").getBytes(UTF_8));
    long longAgo = JOINED - 90_000;
    server.tell("old", Events.user(103, 7, longAgo), Events.leave(104, 7, longAgo + 9, 9L));
    server.tell("room", Events.user(103, 7, JOINED));
    assertThat(listening.next("call").json().at("/call/channel_name").asText()).isEqualTo("room");
  }

  @Test
  void callThatStartsEarlierThanItSeemed_staysTheSameRow() {
    server.tell("room", Events.user(103, 7, JOINED));
    Listening listening = listen();
    JsonNode before = listening.next("snapshot").json().at("/calls/0");
    server.tell("room", Events.user(103, 8, JOINED - 3));
    JsonNode after = listening.next("call").json().at("/call");

    assertThat(after.at("/row")).isEqualTo(before.at("/row"));
    assertThat(after.at("/channel_session_id")).isNotEqualTo(before.at("/channel_session_id"));
  }

  @Test
  void callThatBecomesAnother_endsFirst() {
    server.tell("room", Events.user(103, 7, JOINED));
    Listening listening = listen();
    JsonNode before = listening.next("snapshot").json().at("/calls/0");
    server.tell("room", Events.create(JOINED - 3));

    Listening.Told ended = listening.next("ended");
    assertThat(ended.json().at("/row")).isEqualTo(before.at("/row"));
    assertThat(ended.id()).as("more of the same commit follows").isNull();
    Listening.Told begun = listening.next("call");
    assertThat(begun.json().at("/call/row")).isNotEqualTo(before.at("/row"));
    assertThat(begun.id()).isEqualTo("2");
  }

  @Test
  void listenerWhoComesBack_isToldWhatItMissed() {
    Listening first = listen();
    first.next("snapshot");
    server.tell("a", Events.user(103, 7, JOINED));
    first.next("call");
    first.close();
    Listening other = listen();
    other.next("snapshot");
    server.tell("b", Events.user(103, 7, JOINED));
    other.next("call");
    server.tell("c", Events.user(103, 7, JOINED));
    other.next("call");

    Listening again = listen(first.lastId());
    assertThat(channel(again.next("call"))).isEqualTo("b");
    assertThat(channel(again.next("call"))).isEqualTo("c");
    server.tell("d", Events.user(103, 7, JOINED));
    assertThat(channel(again.next("call"))).isEqualTo("d");
  }

  private static String channel(Listening.Told told) {
    return told.json().at("/call/channel_name").asText();
  }

  @Test
  void idOfBeforeARestart_isReset() {
    Listening first = listen();
    first.next("snapshot");
    server.tell("a", Events.user(103, 7, JOINED));
    first.next("call");
    server.close();
    server = new TestServer(memory, LIMITS);
    server.tell("b", Events.user(103, 7, JOINED));

    Listening again = listen(first.lastId());
    again.next("reset");
    assertThat(again.next("snapshot").json().at("/total_calls").asInt()).isEqualTo(2);
  }

  @Test
  void idOfMoreThanIsKept_isReset() {
    Listening first = listen();
    first.next("snapshot");
    for (int i = 0; i < 20; i++) {
      server.tell("room-" + i, Events.user(103, 7, JOINED));
      first.next("call");
    }
    Listening again = listen("0");
    again.next("reset");
    assertThat(again.next("snapshot").json().at("/total_calls").asInt()).isEqualTo(20);
    Listening recent = listen("19");
    assertThat(channel(recent.next("call"))).isEqualTo("room-19");
  }

  @ParameterizedTest
  @ValueSource(strings = {"99", "x", "-1", "9999999999999999999", "1;2", "%0a"})
  void idThatWasNeverGiven_isReset(String id) {
    server.tell("room", Events.user(103, 7, JOINED));
    Listening listening = listen(id);
    listening.next("reset");
    assertThat(listening.next("snapshot").id()).isEqualTo("1");
  }

  @Test
  void writeOfAnotherProcess_isReset() {
    Listening listening = listen();
    listening.next("snapshot");
    memory.write(Transaction::number);
    listening.next("reset");
    assertThat(listening.next("snapshot").id()).isEqualTo("1");

    memory.write(Transaction::number);
    server.tell("room", Events.user(103, 7, JOINED));
    listening.next("reset");
    assertThat(listening.await("snapshot").json().at("/total_calls").asInt()).isEqualTo(1);
  }

  @Test
  void hostileNames_comeAsTheyAre() {
    Listening listening = listen();
    listening.next("snapshot");
    Set<String> told = new HashSet<>();
    for (String name : ChannelNames.all()) {
      server.tell(name, Events.user(103, 7, JOINED));
      told.add(channel(listening.next("call")));
    }
    assertThat(told).containsExactlyInAnyOrderElementsOf(new HashSet<>(ChannelNames.all()));
  }

  @Test
  void badRequests_areRefused() {
    assertThat(server.get(LIVE + "?page=1").status()).isEqualTo(400);
    assertThat(server.get(LIVE + "/events?x=1").status()).isEqualTo(400);
    assertThat(server.get("/api/live/a%2Fb/events").status()).isEqualTo(400);
    assertThat(server.request("POST", LIVE + "/events").status()).isEqualTo(405);
    assertThat(server.request("GET", LIVE, "Via: x").status()).isEqualTo(401);
    assertThat(server.request("GET", LIVE + "/events", "Via: x").status()).isEqualTo(401);
  }

  @Test
  void head_hasNoStream() {
    Reply reply = server.request("HEAD", LIVE + "/events");
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("Content-Type")).isEqualTo("text/event-stream");
    assertThat(reply.body()).isEmpty();
  }

  @Test
  void moreListenersThanAllowed_areTurnedAwayUntilOneLeaves() {
    Listening first = listen();
    listen().next("snapshot");
    listen().next("snapshot");
    Reply refused = server.get(LIVE + "/events");
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.header("Retry-After")).isEqualTo("1");

    first.close();
    Listening another = listen();
    for (int uid = 1; another.response.statusCode() == 503; uid++) {
      server.tell("room", Events.user(103, uid, JOINED)); // a write finds out who has left
      another = listen();
    }
    another.next("snapshot");
  }

  @Test
  void slowListener_isCutOffWhileOthersGoOn() {
    fill(100, 20);
    Listening slow = listen();
    Listening other = listen();
    other.next("snapshot");
    for (int i = 1; i <= 60; i++) {
      memory.write(Transaction::number);
      server.tell("told", Events.user(103, i, JOINED));
      other.await("snapshot");
    }
    slow.awaitEnd();
    server.tell("last", Events.user(103, 1, JOINED));
    while (!channel(other.await("call")).equals("last")) {
      // one that was on its way
    }
  }

  /** Makes snapshots long. */
  private void fill(int calls, int users) {
    List<Delivery> joins = new ArrayList<>();
    for (int call = 0; call < calls; call++) {
      for (int uid = 1; uid <= users; uid++) {
        joins.add(Notices.delivery(APP, "room-" + call, Events.user(103, uid, JOINED)));
      }
    }
    Feed.all(server.intake, joins);
  }

  private static final LiveLimits LIVELY =
      new LiveLimits(
          Duration.ofMillis(5), Duration.ofMillis(50), Duration.ofSeconds(10), 3, 65536, 4096);

  @Test
  void revokedToken_endsItsStream() {
    MemoryAccess access = new MemoryAccess();
    long now = TestServer.CLOCK.instant().getEpochSecond();
    Grant grant = new Grant(Set.of(APP), Set.of(Scope.READ));
    access.tokens().save(new Token("one", "", grant, now, null, null), TokenHash.of("text"));
    HttpServer.Security security =
        new HttpServer.Security(() -> Signatures.NONE, access, false, false);
    try (TestServer guarded = new TestServer(security, LIVELY);
        Listening listening = Listening.withToken(guarded, APP.value(), "text")) {
      listening.await("snapshot");
      listening.await(":");
      access.tokens().revoke("one", now);
      listening.awaitEnd();
    }
  }

  @Test
  void heartbeats_comeWhileNothingHappens() {
    try (TestServer beating = new TestServer(new InMemoryStorage(), LIVELY);
        Listening listening = Listening.to(beating, APP.value(), null)) {
      listening.await("snapshot");
      listening.await(":");
      listening.await(":");
      beating.tell("room", Events.user(103, 7, JOINED));
      listening.await("call");
    }
  }

  @Test
  void zippedStream_saysTheSame() {
    fill(10, 50);
    Listening plain = listen();
    Listening zipped = Listening.zipped(server, APP.value());
    listenings.add(zipped);
    assertThat(zipped.response.headers().firstValue("Content-Encoding")).contains("gzip");
    assertThat(zipped.next("snapshot")).isEqualTo(plain.next("snapshot"));
    for (int uid = 1; uid <= 3; uid++) {
      server.tell("room", Events.user(103, uid, JOINED));
      assertThat(zipped.next("call")).isEqualTo(plain.next("call"));
    }
  }

  @Test
  void closing_endsStreamsAtOnce() {
    Listening listening = listen();
    listening.next("snapshot");
    long start = System.nanoTime();
    server.server.close();
    assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start)).isLessThan(5);
    listening.awaitEnd();
  }
}
