package io.agorawebhooks.http;

import static io.agorawebhooks.http.TestServer.APP;
import static io.agorawebhooks.http.TestServer.head;
import static io.agorawebhooks.http.TestServer.join;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StalledSendersTest {
  private static final int MIB = 1024 * 1024;

  private final TestServer server = new TestServer(Duration.ofSeconds(2));
  private final List<Wire> wires = new ArrayList<>();

  @AfterEach
  void close() {
    wires.forEach(Wire::close);
    server.close();
  }

  @Test
  void bodiesThatDoNotEnd_areCutOffAndGiveTheirRoomBack() {
    String most = " ".repeat(MIB - 1);
    for (int i = 0; i < Budget.BODIES / MIB; i++) {
      wires.add(server.connect().send(head(APP.value(), MIB) + most));
    }
    assertThat(wires).allMatch(Wire::isCutOff);
    assertThat(server.post(padded()).status()).isEqualTo(200);
  }

  private static String padded() {
    String notice = join("n-1", "room");
    return notice + " ".repeat(MIB - notice.length());
  }

  @Test
  void refusedBodyThatDoesNotEnd_isCutOff() {
    Wire chunked = server.connect().send(chunks());
    wires.add(chunked);
    assertThat(chunked.receive().status()).isEqualTo(413);
    assertThat(chunked.isCutOff()).isTrue();
  }

  private static String chunks() {
    return "POST /"
        + APP
        + "/webhooks HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n110000\r\n"
        + " ".repeat(MIB + 1);
  }

  @Test
  void bodyInTime_isTaken() {
    String body = join("n-1", "room");
    Wire wire = server.connect().send(head(APP.value(), body.length()) + body.substring(0, 20));
    wires.add(wire);

    assertThat(wire.send(body.substring(20)).receive().status()).isEqualTo(200);
  }
}
