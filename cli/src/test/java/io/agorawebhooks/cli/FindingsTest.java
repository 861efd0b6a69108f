package io.agorawebhooks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.agorawebhooks.storage.Difference;
import io.agorawebhooks.storage.Difference.Change;
import io.agorawebhooks.storage.Difference.Field;
import io.agorawebhooks.storage.Findings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How differences are shown. */
class FindingsTest {
  private final Findings findings = new Findings(1);

  @Test
  void text_namesTheFirstAndCountsAll() {
    addTwo();
    StringWriter text = new StringWriter();
    FindingsText.print(findings, new PrintWriter(text, true));
    assertThat(text.toString().lines())
        .containsExactly(
            "~ channel_sessions my-app/\"a\\u001b[0m\" 7-1767261600-103:"
                + " host_seconds 1 should be 90, account null should be \"eve\"",
            "channel_sessions: 2 different");
  }

  @Test
  void json_isOneLine() {
    addTwo();
    assertThat(JsonLine.of(findings))
        .isEqualTo(
            "\"counts\":{\"channel_sessions\":{\"changed\":2}},\"differences\":[{\"table\":"
                + "\"channel_sessions\",\"change\":\"changed\",\"app_id\":\"my-app\",\"channel\":"
                + "\"a\\u001b[0m\",\"id\":\"7-1767261600-103\",\"fields\":{\"host_seconds\":"
                + "{\"stored\":1,\"told\":90},\"account\":{\"stored\":null,\"told\":\"eve\"}}}]");
  }

  private void addTwo() {
    Difference difference =
        new Difference(
            "channel_sessions",
            Change.CHANGED,
            "my-app",
            "a\u001b[0m",
            "7-1767261600-103",
            List.of(new Field("host_seconds", 1L, 90L), new Field("account", null, "eve")));
    findings.add(difference);
    findings.add(difference);
  }
}
