package io.agorawebhooks.benchmarks.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
  @TempDir private Path folder;

  @Test
  void write_keepsTableAndFigures() throws IOException {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("server", "baseline");
    row.put("notices/s", 108350.4);
    row.put("ratio", 0.1006);
    row.put("idle MiB", null);
    new Report("wrk", Map.of("cores", 2), List.of(row)).write(folder, "full");
    assertThat(folder.resolve("full.md"))
        .hasContent(
            """
            wrk

            {cores=2}

            | server | notices/s | ratio | idle MiB |
            |---|---|---|---|
            | baseline | 108,350 | 0.10 |  |
            """);
    assertThat(Files.readString(folder.resolve("full.json")))
        .contains("\"notices/s\" : 108350.4", "\"idle MiB\" : null");
  }
}
