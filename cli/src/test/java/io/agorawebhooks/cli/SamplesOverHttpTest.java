package io.agorawebhooks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.agorawebhooks.kit.AgoraSamples;
import io.agorawebhooks.notice.AppId;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One body of every kind that Agora documents. */
class SamplesOverHttpTest {
  private static final AppId APP = new AppId("samples");

  @TempDir private Path folder;

  @Test
  void samples_areAccepted_storedByteForByte_andOnlyRtcMakesCalls() throws Exception {
    Path file = folder.resolve("samples.db");
    List<byte[]> bodies = AgoraSamples.all().stream().map(sample -> sample.body()).toList();
    try (Service service =
        Service.start(new Service.Options("127.0.0.1", 0, "sqlite:///" + file, 1000))) {
      Api api = new Api(service.port());
      for (byte[] body : bodies) {
        assertThat(api.post(APP, body)).isEqualTo(200);
      }
      assertThat(api.channels(APP)).containsOnlyKeys("standup #42 (eu)", "1to1_8841");
    }
    List<String> stored = stored(file);
    assertThat(bodies).hasSize(83);
    assertThat(stored).hasSize(82);
    assertThat(bodies.stream().map(SamplesOverHttpTest::text)).containsAll(stored);
  }

  private static String text(byte[] body) {
    return new String(body, java.nio.charset.StandardCharsets.ISO_8859_1);
  }

  private static List<String> stored(Path file) throws Exception {
    List<String> bodies = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        ResultSet rows =
            connection.createStatement().executeQuery("SELECT body FROM webhook_events")) {
      while (rows.next()) {
        bodies.add(text(rows.getBytes(1)));
      }
    }
    return bodies;
  }
}
