package io.agorawebhooks.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTest {
  private static final System.Logger LOG = System.getLogger(LogTest.class.getName());

  @TempDir private Path folder;

  @AfterEach
  void restore() {
    Log.quietly();
  }

  private List<String> logged(Map<String, String> environment, Runnable work) throws IOException {
    Path file = folder.resolve("a.log");
    Map<String, String> all = new HashMap<>(environment);
    all.put("LOG_FILE", file.toString());
    Log.start(Settings.of(all, folder));
    work.run();
    Log.quietly();
    return Files.readAllLines(file);
  }

  @Test
  void hostileText_staysOnItsLine() throws IOException {
    List<String> lines =
        logged(Map.of(), () -> LOG.log(System.Logger.Level.INFO, "a\n2026 ERROR x\r\u001b[31m\tb"));

    assertThat(lines).hasSize(1);
    assertThat(lines.get(0)).endsWith("INFO  LogTest: a?2026 ERROR x??[31m?b");
    assertThat(lines.get(0)).matches("\\d{4}-\\d{2}-\\d{2}T[\\d:.]+Z .*");
  }

  @Test
  void json_isAnObjectALine() throws IOException {
    List<String> lines =
        logged(
            Map.of("LOG_FORMAT", "json"), () -> LOG.log(System.Logger.Level.WARNING, "a\n\"b\""));

    assertThat(lines).hasSize(1);
    assertThat(lines.get(0)).startsWith("{").endsWith("}").contains("a\\n\\\"b\\\"");
  }

  @Test
  void level_leavesOutWhatIsLess() throws IOException {
    assertThat(logged(Map.of("LOG_LEVEL", "warn"), () -> LOG.log(System.Logger.Level.INFO, "a")))
        .isEmpty();
  }

  @Test
  void badSettings_areNamed() {
    assertThatThrownBy(() -> Log.start(Settings.of(Map.of("LOG_LEVEL", "loud"), folder)))
        .hasMessageContaining("LOG_LEVEL")
        .hasMessageContaining("Allowed: error, warn");
    assertThatThrownBy(() -> Log.start(Settings.of(Map.of("LOG_FORMAT", "xml"), folder)))
        .hasMessageContaining("Allowed: text or json");
  }
}
