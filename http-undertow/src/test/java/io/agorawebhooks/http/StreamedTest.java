package io.agorawebhooks.http;

import static io.agorawebhooks.http.TestServer.APP;
import static io.agorawebhooks.http.TestServer.JOINED;
import static io.agorawebhooks.http.TestServer.join;
import static org.assertj.core.api.Assertions.assertThat;

import io.agorawebhooks.kit.Events;
import io.agorawebhooks.storage.InMemoryStorage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Exports that never end by themselves. */
class StreamedTest {
  private static final String EXPORT = "/api/export/" + APP;
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final long PATIENCE_OF_TEST_SECONDS = 60;

  private final InMemoryStorage memory = new InMemoryStorage();
  private final EndlessStorage storage = new EndlessStorage(memory);
  private final TestServer server = new TestServer(memory, storage, PATIENCE);
  private final List<Wire> wires = new ArrayList<>();

  @BeforeEach
  void tell() {
    server.tell("room", Events.user(103, 7, JOINED), Events.leave(104, 7, JOINED + 9, 9L));
  }

  @AfterEach
  void close() {
    wires.forEach(Wire::close);
    server.close();
  }

  /** Has an export begin. */
  private Wire begin(String format) throws InterruptedException {
    Wire wire = ask(format);
    await(storage.begun());
    return wire;
  }

  private Wire ask(String format) {
    Wire wire = server.connect();
    wires.add(wire);
    String body = "{\"format\":\"" + format + "\"}";
    wire.send(
        "POST "
            + EXPORT
            + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body);
    return wire;
  }

  private static void await(Semaphore permits) throws InterruptedException {
    assertThat(permits.tryAcquire(PATIENCE_OF_TEST_SECONDS, TimeUnit.SECONDS)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "csv", "ndjson"})
  void clientThatStops_leavesNoReadBehind(String format) throws InterruptedException {
    for (int i = 0; i < 2 * Streamed.MOST; i++) {
      Wire wire = ask(format);
      Reply reply = wire.receive();
      // Whatever came before ends a moment before its place is free.
      for (long end = endOfPatience(); reply.status() == 429 && System.nanoTime() < end; ) {
        wire = ask(format);
        reply = wire.receive();
      }
      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.header("Transfer-Encoding")).isEqualTo("chunked");
      await(storage.begun());
      wire.close();
      await(storage.ended());
    }
    awaitPlace();
  }

  private static long endOfPatience() {
    return System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_OF_TEST_SECONDS);
  }

  /** A read ends a moment before its place is free. */
  private void awaitPlace() {
    int status = 429;
    for (long end = endOfPatience(); status == 429 && System.nanoTime() < end; ) {
      status = server.get(EXPORT + "/channels").status();
    }
    assertThat(status).isEqualTo(200);
  }

  @Test
  void clientThatDoesNotRead_isCutOff() throws InterruptedException {
    begin("ndjson");
    await(storage.ended());
    awaitPlace();
  }

  @Test
  void moreThanTwo_areTurnedAwayAndNothingElseIs() throws InterruptedException {
    begin("csv");
    begin("csv");
    for (String path : List.of(EXPORT, EXPORT + "/validate")) {
      Reply reply = server.postJson(path, "{}");
      assertThat(reply.status()).isEqualTo(429);
      assertThat(reply.header("Retry-After")).isNotEmpty();
      assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
    }
    assertThat(server.get(EXPORT + "/channels").status()).isEqualTo(429);
    assertThat(server.get("/api/channels/" + APP).status()).isEqualTo(200);
    assertThat(server.post(join("n-9", "other")).status()).isEqualTo(200);
  }

  @Test
  void failureBeforeTheFirstBytes_isTold() {
    storage.failAfter(3);
    Reply reply = server.postJson(EXPORT, "{}");
    assertThat(reply.status()).isEqualTo(500);
    assertThat(reply.header("Content-Disposition")).isEmpty();
    assertThat(reply.body()).doesNotContain("disk", "Exception");
    awaitPlace();
  }

  @Test
  void failureInTheMiddle_cutsTheConnection() throws InterruptedException {
    storage.failAfter(100_000);
    Wire wire = begin("ndjson");
    assertThat(wire.receive().status()).isEqualTo(200);
    assertThat(wire.rest()).doesNotContain("export_info").doesNotEndWith("0\r\n\r\n");
    awaitPlace();
  }

  @Test
  void closingTheServer_endsExports() throws InterruptedException {
    begin("ndjson");
    server.close();
    await(storage.ended());
  }
}
