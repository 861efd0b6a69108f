package io.agorawebhooks.http;

import static io.agorawebhooks.http.TestServer.APP;
import static io.agorawebhooks.http.TestServer.encoded;
import static io.agorawebhooks.http.TestServer.join;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agorawebhooks.access.Grant;
import io.agorawebhooks.access.Scope;
import io.agorawebhooks.access.Signatures;
import io.agorawebhooks.access.User;
import io.agorawebhooks.storage.MemoryAccess;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom a request is from, as a proxy says, and what follows from it. */
class ProxiesTest {
  private static final String PASSWORD = "correct horse battery";
  private static final String HASH = HttpServer.passwords().hash(PASSWORD);

  private final MemoryAccess access = new MemoryAccess();
  private TestServer server = server(List.of("203.0.113.0/24"), List.of("127.0.0.1", "10.0.0.0/8"));

  private TestServer server(List<String> senders, List<String> proxies) {
    return new TestServer(
        new HttpServer.Security(
            () -> Signatures.NONE, access, false, false, () -> senders, proxies, null));
  }

  @AfterEach
  void close() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "203.0.113.7 | 200",
        "198.51.100.1, 203.0.113.7 | 200",
        "203.0.113.7, 10.1.2.3 | 200",
        "203.0.113.7, 198.51.100.1 | 403",
        "198.51.100.1 | 403",
        "nonsense | 403",
        "2001:db8::1 | 403"
      })
  void sender_isWhomTrustedProxiesName(String forwarded, int status) {
    assertThat(post("X-Forwarded-For: " + forwarded).status()).isEqualTo(status);
  }

  @Test
  void senderWithoutAProxy_isItself() {
    assertThat(server.post(join("n-1", "room")).status()).isEqualTo(403);
    assertThat(server.counts().received()).isZero();
  }

  @Test
  void proxyThatIsNotTrusted_isNotBelieved() {
    server.close();
    server = server(List.of("203.0.113.0/24"), List.of());

    assertThat(post("X-Forwarded-For: 203.0.113.7").status()).isEqualTo(403);
    assertThat(
            server
                .request("GET", "/login", "X-Forwarded-Proto: https")
                .header("Strict-Transport-Security"))
        .isEmpty();
  }

  @Test
  void tlsOfATrustedProxy_counts() {
    Reply reply = server.request("GET", "/login", "X-Forwarded-Proto: https");

    assertThat(reply.header("Strict-Transport-Security")).isNotEmpty();
  }

  @Test
  void cookies_areSecureByTlsOfATrustedProxy() {
    access.users().save(new User("ann", HASH, new Grant(Set.of(APP), Set.of(Scope.READ)), 0));
    Reply login = logIn("203.0.113.7", "ann", PASSWORD);
    assertThat(login.header("Set-Cookie"))
        .matches(
            "__Host-agora_webhooks_login=[\\w-]{43}; Path=/; Max-Age=43200; HttpOnly;"
                + " SameSite=Strict; Secure");

    assertThat(post("X-Forwarded-For: 203.0.113.7").status()).isEqualTo(200);
    String token =
        server
            .postJson("/api/export/" + APP + "/share", "{\"channel\":\"room\"}")
            .body()
            .replaceFirst(".*\"token\":\"([^\"]+)\".*", "$1");
    Reply visit = server.request("GET", "/api/export/public/" + token, "X-Forwarded-Proto: https");
    assertThat(visit.header("Set-Cookie")).startsWith("share_visit=").endsWith("; Secure");
  }

  @Test
  void wrongPasswords_areFewOfANameWhateverTheAddress() {
    access.users().save(new User("ann", HASH, new Grant(Set.of(APP), Set.of(Scope.READ)), 0));
    for (int i = 0; i < Attempts.MOST; i++) {
      assertThat(logIn("198.51.100." + i, "ann", "wrong").status()).isEqualTo(401);
    }
    Reply reply = logIn("198.51.100.9", "ann", PASSWORD);
    assertThat(reply.status()).isEqualTo(429);
    assertThat(reply.header("Retry-After")).isEqualTo("240");
  }

  @Test
  void wrongPasswordsOfAName_areAtMost100AnHour() {
    Attempts attempts = new Attempts(Logins.FORGIVEN_AS_A_NAME);
    int tried = 0;
    for (int second = 0; second < 3600; second++) {
      try {
        while (true) {
          attempts.begin("ann", 1_000_000 + second);
          tried++;
        }
      } catch (HttpProblem e) {
        assertThat(e.status()).isEqualTo(429);
      }
    }
    assertThat(tried).isBetween(50, 100);
  }

  private Reply logIn(String address, String name, String password) {
    byte[] form = "name=%s&password=%s&next=/".formatted(name, encoded(password)).getBytes(UTF_8);
    String head =
        "POST /login HTTP/1.1\r\nHost: board.example\r\nOrigin: https://board.example\r\n"
            + "X-Forwarded-Proto: https\r\nX-Forwarded-For: %s\r\nContent-Length: %d\r\n\r\n";
    try (Wire wire = server.connect()) {
      return wire.send(head.formatted(address, form.length)).send(form).receive();
    }
  }

  @Test
  void requestsOfOneAddress_areLimited() {
    for (int i = 0; i < 60; i++) {
      assertThat(export("198.51.100.1").status()).isEqualTo(401);
    }
    Reply reply = export("198.51.100.1");
    assertThat(reply.status()).isEqualTo(429);
    assertThat(Integer.parseInt(reply.header("Retry-After"))).isBetween(1, 60);
    assertThat(export("198.51.100.2").status()).isEqualTo(401);
  }

  @Test
  void webhooksAndThisMachine_areNotLimited() {
    for (int i = 0; i < 400; i++) {
      assertThat(post("X-Forwarded-For: 203.0.113.7").status()).isEqualTo(200);
      assertThat(server.get("/api/mappings/roles").status()).isNotEqualTo(429);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "10.0.0.0/33", "host.example", "10.0.0.1/a"})
  void networkThatIsNone_isASentence(String text) {
    assertThatThrownBy(() -> new Networks(List.of(text)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Allowed: an address, or a block");
  }

  @Test
  void networks_haveTheirAddresses() {
    Networks networks = new Networks(List.of("10.0.0.0/8", "2001:db8::/32", "192.0.2.1"));

    assertThat(networks.contains("10.255.0.1")).isTrue();
    assertThat(networks.contains("2001:db8:1::")).isTrue();
    assertThat(networks.contains("192.0.2.1")).isTrue();
    assertThat(networks.contains("192.0.2.2")).isFalse();
    assertThat(networks.contains("")).isFalse();
    assertThat(networks.contains("10.0.0.0/8, x")).isFalse();
  }

  private Reply post(String header) {
    return server.post(APP.value(), join("n-1", "room").getBytes(UTF_8), header);
  }

  private Reply export(String address) {
    return server.request(
        "GET", "/api/export/" + APP + "/date-range", "X-Forwarded-For: " + address);
  }
}
