package io.agorawebhooks.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceTest {
  private static final String NOTICE =
      """
      {"noticeId":"n-1","productId":1,"eventType":103,"notifyMs":1767261600250,\
      "payload":{"channelName":"room","ts":1767261600,"uid":7,"clientSeq":1001,"platform":7}}""";

  @TempDir private Path folder;

  @Test
  void restart_keepsWhatWasAccepted() throws IOException, InterruptedException {
    try (Service service = Service.start(options(0))) {
      assertThat(service.greeting())
          .contains("http://127.0.0.1:" + service.port() + "/{app_id}/webhooks")
          .contains("API at http://localhost:" + service.port() + "/api/channels/{app_id}");
      assertThat(post(service).statusCode()).isEqualTo(200);
      assertThat(get(service, "/api/channel/app/room").statusCode()).isEqualTo(200);
    }
    try (Service service = Service.start(options(0))) {
      HttpResponse<String> call = get(service, "/api/channel/app/room");
      assertThat(call.statusCode()).isEqualTo(200);
      assertThat(call.body()).contains("\"channel_name\":\"room\"");
      assertThat(get(service, "/health").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void demo_showsALivingDashboard() throws IOException, InterruptedException {
    try (Service service = Service.start(options(0));
        Demo demo = service.demo(Duration.ofHours(6))) {
      demo.start();
      assertThat(service.dashboardUrl()).endsWith("/?appId=demo");
      assertThat(get(service, "/?appId=demo").body()).contains("<aw-app>");
      assertThat(get(service, "/app/main.js").statusCode()).isEqualTo(200);
      assertThat(get(service, "/lib/lit/index.js").statusCode()).isEqualTo(200);
    }
    try (Service service = Service.start(options(0))) { // what waited is stored when it closes
      assertThat(get(service, "/api/channels/demo?q=support").body()).contains("\"support-");
    }
  }

  @Test
  void portInUse_isSaidWithTheWayOut() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      Service.Options options = options(taken.getLocalPort());
      assertThatThrownBy(() -> Service.start(options))
          .isInstanceOf(CommandFailure.class)
          .hasMessageContaining("127.0.0.1:" + taken.getLocalPort())
          .hasMessageContaining("is in use")
          .hasMessageContaining("--port");
      assertThat(folder).isEmptyDirectory();
    }
  }

  @Test
  void unknownHost_isASentence() {
    Service.Options options =
        new Service.Options("nosuch.invalid", 0, "sqlite:///" + folder.resolve("a.db"), 1000);
    assertThatThrownBy(() -> Service.start(options))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("The address nosuch.invalid:0 has a name that is not known")
        .hasMessageContaining("--host")
        .hasMessageNotContaining("Exception");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void badPort_isUsage() {
    CommandRun run = CommandRun.of("serve", "--port", "x");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .contains("The option --port is \"x\". Allowed: a whole number from 0 to 65535");
  }

  @Test
  void help_namesVariablesAndDefaults() {
    CommandRun run = CommandRun.of("serve", "--help");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("HOST", "PORT", "8000", "DATABASE_URL", "sqlite:///./agora_webhooks.db")
        .contains("QUEUE_CAPACITY", "Exit codes");
    assertThat(CommandRun.of("--version").out()).startsWith("agora-webhooks ");
    assertThat(CommandRun.of().out()).contains("serve", "replay");
  }

  private Service.Options options(int port) {
    return new Service.Options("127.0.0.1", port, "sqlite:///" + folder.resolve("a.db"), 1000);
  }

  private static HttpResponse<String> post(Service service)
      throws IOException, InterruptedException {
    return send(request(service, "/app/webhooks").POST(BodyPublishers.ofString(NOTICE)).build());
  }

  private static HttpResponse<String> get(Service service, String path)
      throws IOException, InterruptedException {
    return send(request(service, path).build());
  }

  private static HttpRequest.Builder request(Service service, String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.port() + path))
        .version(HttpClient.Version.HTTP_1_1);
  }

  private static HttpResponse<String> send(HttpRequest request)
      throws IOException, InterruptedException {
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }
}
