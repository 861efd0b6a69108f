package io.agorawebhooks.http;

import static io.agorawebhooks.http.TestServer.APP;
import static io.agorawebhooks.http.TestServer.head;
import static io.agorawebhooks.http.TestServer.join;
import static org.assertj.core.api.Assertions.assertThat;

import io.agorawebhooks.storage.InMemoryStorage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BackpressureTest {
  private static final int CAPACITY = 4;

  private final InMemoryStorage memory = new InMemoryStorage();
  private final BlockedStorage storage = new BlockedStorage(memory);
  private final TestServer server = new TestServer(memory, storage, CAPACITY);
  private final List<Wire> wires = new ArrayList<>();

  @AfterEach
  void close() {
    storage.release();
    server.close();
    wires.forEach(Wire::close);
  }

  @Test
  void fullQueue_turnsAwayWhatComesAndKeepsWhatItTook() throws InterruptedException {
    Wire first = send("n-0");
    storage.awaitWrite();
    Reply refused = fill();

    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.header("Retry-After")).isEqualTo("1");
    assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(server.get("/health").status()).isEqualTo(503);
    assertThat(server.get("/health/live").status()).isEqualTo(200);

    storage.release();
    assertThat(first.receive().status()).isEqualTo(200);
    assertThat(onceThereIsRoom().status()).isEqualTo(200);
  }

  /** The first answer comes before the writer has taken those that wait. */
  private Reply onceThereIsRoom() {
    Reply reply = server.post(join("n-after", "room"));
    while (reply.status() == 503) {
      reply = server.post(join("n-after", "room"));
    }
    return reply;
  }

  /** Sends until one is turned away, as all behind it must be while no write ends. */
  private Reply fill() {
    CompletableFuture<Object> refused = new CompletableFuture<>();
    for (int i = 1; i <= 2 * CAPACITY; i++) {
      Wire wire = send("n-" + i);
      new Thread(() -> refused.complete(wire.receive())).start();
    }
    return (Reply) refused.join();
  }

  @Test
  void storageThatFails_isA503() throws InterruptedException {
    Wire wire = send("n-0");
    storage.awaitWrite();
    storage.breakDown();

    Reply reply = wire.receive();
    assertThat(reply.status()).isEqualTo(503);
    assertThat(reply.header("Retry-After")).isEqualTo("1");
    assertThat(reply.body()).doesNotContain("disk").doesNotContain("Exception");
    assertThat(server.get("/health").status()).isEqualTo(503);
    assertThat(server.post("no notice").status()).isEqualTo(400);
  }

  @Test
  void stopping_answersWhatIsInFlightFirst() throws InterruptedException {
    Wire wire = send("n-0");
    storage.awaitWrite();
    CompletableFuture<Void> stopped = CompletableFuture.runAsync(server.server::close);
    Reply refused = refusedWhileStopping();
    storage.release();

    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.body()).contains("stopping");
    assertThat(refused.header("Connection")).isEqualTo("close");
    assertThat(wire.receive().status()).isEqualTo(200);
    stopped.join();
    assertThat(server.counts().stored()).isEqualTo(1);
  }

  private Reply refusedWhileStopping() {
    Reply reply = server.get("/health/live");
    while (reply.status() == 200) {
      reply = server.get("/health/live");
    }
    return reply;
  }

  private Wire send(String noticeId) {
    String body = join(noticeId, "room");
    Wire wire = server.connect().send(head(APP.value(), body.length()) + body);
    wires.add(wire);
    return wire;
  }
}
