package io.agorawebhooks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/security.md} has a line for each requirement, and names tests that there are. */
class SecurityDocumentTest {
  private static final Path ROOT = Path.of("..");

  /** Sections of ASVS 4.0.3 and what of them is of level 1; the numbers that are missing moved. */
  private static final Map<String, List<Integer>> LEVEL_1 =
      Map.ofEntries(
          upTo("2.1", 12),
          upTo("2.2", 3),
          upTo("2.3", 1),
          upTo("2.5", 6),
          upTo("2.7", 4),
          upTo("2.8", 1),
          upTo("3.1", 1),
          upTo("3.2", 3),
          upTo("3.3", 2),
          upTo("3.4", 5),
          upTo("3.7", 1),
          Map.entry("4.1", List.of(1, 2, 3, 5)),
          upTo("4.2", 2),
          upTo("4.3", 2),
          upTo("5.1", 5),
          upTo("5.2", 8),
          upTo("5.3", 10),
          upTo("5.5", 4),
          upTo("6.2", 1),
          upTo("7.1", 2),
          upTo("7.4", 1),
          upTo("8.2", 3),
          upTo("8.3", 4),
          upTo("9.1", 3),
          upTo("10.3", 3),
          upTo("11.1", 5),
          upTo("12.1", 1),
          upTo("12.3", 5),
          upTo("12.4", 2),
          upTo("12.5", 2),
          upTo("12.6", 1),
          Map.entry("13.1", List.of(1, 3)),
          upTo("13.2", 3),
          upTo("13.3", 1),
          upTo("14.2", 3),
          Map.entry("14.3", List.of(2, 3)),
          upTo("14.4", 7),
          upTo("14.5", 3));

  private static final Pattern ROW =
      Pattern.compile(
          "^\\| (\\d+\\.\\d+)\\.(\\d+) \\|[^|]+\\| (yes|no|n/a)[^|]*\\|", Pattern.MULTILINE);

  private static final Pattern TEST =
      Pattern.compile("`([A-Z]\\w*(?:Test|Contract))(?:\\.(\\w+))?`");

  private static final Pattern FILE = Pattern.compile("`([\\w.-]+(?:/[\\w.-]+)+)`");

  private static Map.Entry<String, List<Integer>> upTo(String section, int last) {
    return Map.entry(section, IntStream.rangeClosed(1, last).boxed().toList());
  }

  private static List<MatchResult> found(Pattern pattern) throws IOException {
    String document = Files.readString(ROOT.resolve("docs/security.md"));
    return pattern.matcher(document).results().toList();
  }

  @Test
  void everyRequirement_hasOneLine() throws IOException {
    Map<String, List<Integer>> lines = new HashMap<>();
    for (MatchResult row : found(ROW)) {
      lines
          .computeIfAbsent(row.group(1), section -> new ArrayList<>())
          .add(Integer.valueOf(row.group(2)));
    }
    assertThat(lines).isEqualTo(LEVEL_1);
    assertThat(LEVEL_1.values().stream().mapToInt(List::size).sum()).isEqualTo(128);
  }

  @Test
  void tests_areThere() throws IOException {
    List<MatchResult> named = found(TEST);
    assertThat(named).hasSizeGreaterThan(100);
    Map<String, String> sources = sources();
    for (MatchResult test : named) {
      String name = test.group(2) == null ? test.group(1) : test.group(2);
      assertThat(sources.getOrDefault(test.group(1) + ".java", ""))
          .as(test.group())
          .containsPattern(" " + name + "\\b");
    }
  }

  /** By the names of the files; several modules have a test of the same name. */
  private static Map<String, String> sources() throws IOException {
    Map<String, String> sources = new HashMap<>();
    try (Stream<Path> files = Files.walk(ROOT)) {
      for (Path file : (Iterable<Path>) files.filter(SecurityDocumentTest::isTest)::iterator) {
        sources.merge(file.getFileName().toString(), Files.readString(file), String::concat);
      }
    }
    return sources;
  }

  private static boolean isTest(Path file) {
    return file.toString().matches(".*/src/.*(Test|Contract)\\.java");
  }

  @Test
  void files_areThere() throws IOException {
    assertThat(found(FILE)).isNotEmpty();
    for (MatchResult file : found(FILE)) {
      assertThat(ROOT.resolve(file.group(1))).exists();
    }
  }
}
