package io.agorawebhooks.http;

import static io.agorawebhooks.http.TestServer.APP;
import static io.agorawebhooks.http.TestServer.join;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MetricsTest {
  private final TestServer server = new TestServer();

  @AfterEach
  void close() {
    server.close();
  }

  private String metrics() {
    Reply reply = server.get("/metrics");
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("Content-Type")).startsWith("text/plain; version=0.0.4");
    return reply.body();
  }

  @Test
  void notices_areCountedByOutcomeAndReason() {
    server.post(join("n-1", "room"));
    server.post(join("n-1", "room"));
    server.post(join("n-2", "test_webhook"));
    server.post("{}");

    assertThat(metrics())
        .contains("agora_notices_total{outcome=\"correlated\",reason=\"\"} 1.0")
        .contains("agora_notices_total{outcome=\"duplicate\",reason=\"\"} 1.0")
        .contains("agora_notices_total{outcome=\"set_aside\",reason=\"test\"} 1.0")
        .contains("agora_notices_total{outcome=\"rejected\",reason=\"400\"} 1.0")
        .contains("agora_notices_total{outcome=\"failed\",reason=\"\"} 0.0");
  }

  @Test
  void stages_areTimed() {
    server.post(join("n-1", "room"));
    server.post(join("n-2", "room"));
    String text = metrics();

    assertThat(text).contains("agora_notice_stage_seconds_count{stage=\"receive\"} 2");
    assertThat(text).contains("agora_notice_stage_seconds_count{stage=\"queue\"} 2");
    assertThat(text).contains("agora_notice_stage_seconds_count{stage=\"commit\"} 2");
    assertThat(text).contains("agora_notice_stage_seconds_bucket{stage=\"commit\",le=\"10.0\"} 2");
    assertThat(text).contains("agora_batch_size_count 2");
  }

  @Test
  void appsQueueAndMachine_areShown() {
    server.post(join("n-1", "room"));

    assertThat(metrics())
        .contains("agora_queue_depth 0.0")
        .contains("agora_live_listeners 0.0")
        .contains("agora_last_notice_age{app=\"" + APP + "\"} 0.0")
        .contains("agora_open_sessions{app=\"" + APP + "\"} 1.0")
        .contains("agora_live_calls{app=\"" + APP + "\"} 1.0")
        .contains("agora_inferred_share{app=\"" + APP + "\"} 0.0")
        .contains("jvm_memory_used_bytes")
        .contains("process_files_open_files");
  }
}
