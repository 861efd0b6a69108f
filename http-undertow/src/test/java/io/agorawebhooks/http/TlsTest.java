package io.agorawebhooks.http;

import static io.agorawebhooks.http.TestServer.APP;
import static io.agorawebhooks.http.TestServer.join;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agorawebhooks.access.Signatures;
import io.agorawebhooks.storage.MemoryAccess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import nl.altindag.ssl.SSLFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TlsTest {
  @TempDir private Path folder;

  private static TestServer server(HttpServer.Certificate certificate) {
    return new TestServer(
        new HttpServer.Security(
            () -> Signatures.NONE,
            new MemoryAccess(),
            false,
            false,
            List::of,
            List.of(),
            certificate));
  }

  private static HttpClient client(String... protocols) {
    SSLContext trusting = SSLFactory.builder().withUnsafeTrustMaterial().build().getSslContext();
    HttpClient.Builder builder = HttpClient.newBuilder().sslContext(trusting);
    return (protocols.length == 0
            ? builder
            : builder.sslParameters(new SSLParameters(null, protocols)))
        .build();
  }

  private static HttpResponse<String> get(HttpClient client, TestServer server, String path)
      throws IOException, InterruptedException {
    URI uri = URI.create("https://localhost:" + server.server.port() + path);
    return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }

  private static String subject(HttpResponse<?> response) throws IOException {
    X509Certificate shown =
        (X509Certificate) response.sslSession().orElseThrow().getPeerCertificates()[0];
    return shown.getSubjectX500Principal().getName();
  }

  @ParameterizedTest
  @ValueSource(strings = {"rsa pkcs1", "rsa pkcs8", "ec sec1", "ec pkcs8"})
  void everyKindOfKey_isServedOverHttp2(String kind) throws IOException, InterruptedException {
    try (TestServer server = server(Certificates.make(folder, kind, "a"))) {
      HttpResponse<String> reply = get(client(), server, "/api/channels/" + APP);

      assertThat(reply.statusCode()).isEqualTo(200);
      assertThat(reply.version()).isEqualTo(HttpClient.Version.HTTP_2);
      assertThat(reply.headers().firstValue("Strict-Transport-Security"))
          .hasValue("max-age=31536000");
      assertThat(reply.sslSession().orElseThrow().getProtocol()).isEqualTo("TLSv1.3");
      assertThat(subject(reply)).isEqualTo("CN=a");
    }
  }

  @Test
  void webhook_isTakenOverHttp2() throws IOException, InterruptedException {
    try (TestServer server = server(Certificates.make(folder, "ec pkcs8", "a"))) {
      URI uri = URI.create("https://localhost:" + server.server.port() + "/" + APP + "/webhooks");
      HttpRequest request =
          HttpRequest.newBuilder(uri).POST(BodyPublishers.ofString(join("n-1", "room"))).build();

      assertThat(client().send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
      assertThat(server.counts().correlated()).isEqualTo(1);
    }
  }

  @Test
  void oldProtocols_areRefused() throws IOException, InterruptedException {
    try (TestServer server = server(Certificates.make(folder, "ec pkcs8", "a"))) {
      assertThat(get(client("TLSv1.2"), server, "/health/live").statusCode()).isEqualTo(200);
      assertThatThrownBy(() -> get(client("TLSv1.1"), server, "/health/live"))
          .isInstanceOf(SSLHandshakeException.class);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "rsa pkcs8, TLS_RSA_WITH_AES_128_GCM_SHA256, false",
    "rsa pkcs8, TLS_RSA_WITH_AES_256_CBC_SHA, false",
    "rsa pkcs8, TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA, false",
    "ec pkcs8, TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256, false",
    "rsa pkcs8, TLS_DHE_RSA_WITH_AES_128_GCM_SHA256, false",
    "rsa pkcs8, TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256, true",
    "ec pkcs8, TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384, true",
    "ec pkcs8, TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256, true"
  })
  void weakCiphers_areRefused(String kind, String cipher, boolean isTaken) throws Exception {
    SSLContext trusting = SSLFactory.builder().withUnsafeTrustMaterial().build().getSslContext();
    try (TestServer server = server(Certificates.make(folder, kind, "a"));
        SSLSocket socket =
            (SSLSocket)
                trusting.getSocketFactory().createSocket("localhost", server.server.port())) {
      socket.setEnabledProtocols(new String[] {"TLSv1.2"});
      socket.setEnabledCipherSuites(new String[] {cipher});
      if (isTaken) {
        socket.startHandshake();
        assertThat(socket.getSession().getCipherSuite()).isEqualTo(cipher);
      } else {
        assertThatThrownBy(socket::startHandshake).isInstanceOf(SSLHandshakeException.class);
      }
    }
  }

  @Test
  void certificate_isExchangedUnderLoadWithoutAFailedRequest() throws Exception {
    HttpServer.Certificate files = Certificates.make(folder, "ec pkcs8", "a");
    HttpServer.Certificate next = Certificates.make(folder, "rsa pkcs1", "b");
    AtomicInteger answered = new AtomicInteger();
    AtomicBoolean over = new AtomicBoolean();
    ExecutorService senders = Executors.newFixedThreadPool(2);
    try (TestServer server = server(files)) {
      List<Future<?>> sending =
          List.of(
              senders.submit(() -> ask(server, over, answered)),
              senders.submit(() -> ask(server, over, answered)));
      while (answered.get() < 10) {
        Thread.onSpinWait();
      }
      Files.copy(next.chain(), files.chain(), StandardCopyOption.REPLACE_EXISTING);
      assertThatThrownBy(server.server::reloadCertificate)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(files.key().toString());
      Files.copy(next.key(), files.key(), StandardCopyOption.REPLACE_EXISTING);
      server.server.reloadCertificate();
      int then = answered.get();
      while (answered.get() < then + 20) {
        Thread.onSpinWait();
      }
      over.set(true);
      for (Future<?> sender : sending) {
        sender.get();
      }
      assertThat(subject(get(client(), server, "/health/live"))).isEqualTo("CN=b");
    } finally {
      senders.shutdownNow();
    }
  }

  /** Half of the requests on one connection, half on new ones. */
  private static Void ask(TestServer server, AtomicBoolean over, AtomicInteger answered)
      throws IOException, InterruptedException {
    HttpClient kept = client();
    while (!over.get()) {
      assertThat(get(kept, server, "/health/live").statusCode()).isEqualTo(200);
      assertThat(get(client(), server, "/health/live").statusCode()).isEqualTo(200);
      answered.addAndGet(2);
    }
    return null;
  }

  @Test
  void filesThatDoNotFit_areASentence() throws IOException {
    HttpServer.Certificate files = Certificates.make(folder, "ec pkcs8", "a");
    Path broken = Files.writeString(folder.resolve("broken.key"), "no key");

    assertThatThrownBy(() -> server(new HttpServer.Certificate(files.chain(), broken)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("broken.key")
        .hasMessageContaining("PEM");
  }
}
