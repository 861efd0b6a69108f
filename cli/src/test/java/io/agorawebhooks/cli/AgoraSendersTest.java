package io.agorawebhooks.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AgoraSendersTest {
  private static final String ONE =
      "{\"data\":{\"service\":{\"hosts\":[{\"primaryIP\":\"203.0.113.7\"}]}}}";

  private HttpServer agora;
  private volatile int status = 200;
  private volatile String answer = ONE;
  private volatile @Nullable String authorization;

  @BeforeEach
  void open() throws IOException {
    agora = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    agora.createContext(
        "/v2/ncs/ip",
        exchange -> {
          authorization = exchange.getRequestHeaders().getFirst("Authorization");
          byte[] body = answer.getBytes(UTF_8);
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    agora.start();
  }

  @AfterEach
  void close() {
    agora.stop(0);
  }

  private AgoraSenders senders() {
    URI address = URI.create("http://127.0.0.1:" + agora.getAddress().getPort() + "/v2/ncs/ip");
    return AgoraSenders.start(
        new AgoraSenders.Account(address, "id", "secret"), List.of("10.0.0.0/8"));
  }

  @Test
  void addresses_areThoseOfAgoraAndTheGivenOnes() {
    assertThat(senders().get()).containsExactly("203.0.113.7", "10.0.0.0/8");
    assertThat(authorization).isEqualTo("Basic aWQ6c2VjcmV0");
  }

  @Test
  void withoutAnAnswer_allMaySend() {
    status = 401;
    assertThat(senders().get()).isEmpty();
  }

  @Test
  void answerThatMakesNoSense_leavesTheLastOne() throws Exception {
    AgoraSenders senders = senders();
    answer = "<html>";
    assertThatThrownBy(senders::look).hasMessage("The answer is no JSON");
    assertThat(senders.get()).contains("203.0.113.7");
    answer = ONE.replace("203.0.113.7", "203.0.113.8");
    senders.look();
    assertThat(senders.get()).containsExactly("203.0.113.8", "10.0.0.0/8");
  }

  @Test
  void account_isShownWithoutItsSecret() {
    assertThat(new AgoraSenders.Account(URI.create("https://a.example"), "id", "secret").toString())
        .isEqualTo("https://a.example");
  }
}
