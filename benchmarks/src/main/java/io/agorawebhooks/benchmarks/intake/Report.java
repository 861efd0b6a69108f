package io.agorawebhooks.benchmarks.intake;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A table of what was measured, as Markdown and as JSON.
 *
 * @param title what was measured
 * @param facts what it was measured on and what else is to be told, by a word for what
 * @param rows by the names of their columns, which all have, in their order
 */
record Report(String title, Map<String, Object> facts, List<Map<String, @Nullable Object>> rows) {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
  private static final double FINE = 10;

  /** This machine as it is when the measurement begins. */
  static Map<String, Object> thisMachine() {
    Map<String, Object> machine = new LinkedHashMap<>();
    machine.put("at", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    machine.put("cores", Runtime.getRuntime().availableProcessors());
    machine.put("jdk", Runtime.version().toString());
    machine.put("load", ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    return machine;
  }

  /** Writes {@code NAME.md} and {@code NAME.json}, over those that are there. */
  void write(Path folder, String name) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve(name + ".md"), markdown());
    Files.writeString(folder.resolve(name + ".json"), JSON.writeValueAsString(this) + "\n");
  }

  String markdown() {
    String columns = line(rows.get(0).keySet().stream().toList());
    String rule = "|" + "---|".repeat(rows.get(0).size()) + "\n";
    String body =
        rows.stream()
            .map(row -> line(row.values().stream().map(Report::text).toList()))
            .collect(Collectors.joining());
    return title + "\n\n" + facts + "\n\n" + columns + rule + body;
  }

  private static String line(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |\n";
  }

  /** Three digits of small numbers, whole ones of large; nothing of what is not known. */
  private static String text(@Nullable Object value) {
    if (value instanceof Double number) {
      return String.format(Locale.ROOT, Math.abs(number) < FINE ? "%.2f" : "%,.0f", number);
    } else if (value instanceof Long number) {
      return String.format(Locale.ROOT, "%,d", number);
    }
    return value == null ? "" : value.toString();
  }
}
