package io.agorawebhooks.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RotationTest {
  private static List<String> ordered(String... names) {
    List<Source> sources =
        Stream.of(names).map(name -> new Source(name, Path.of("logs", name), 1)).toList();
    return Rotation.ordered(sources).stream().map(Source::name).toList();
  }

  @Test
  void numbers_countBackwards() {
    assertThat(ordered("app.log", "app.log.1", "app.log.10.gz", "app.log.2.gz", "app.log.3.zst"))
        .containsExactly("app.log.10.gz", "app.log.3.zst", "app.log.2.gz", "app.log.1", "app.log");
    assertThat(ordered("a.ndjson", "a.1.ndjson", "a.2.ndjson.gz"))
        .containsExactly("a.2.ndjson.gz", "a.1.ndjson", "a.ndjson");
  }

  @Test
  void dates_comeInTheirOrder() {
    assertThat(ordered("app.log", "app.log-20260103", "app.log-20260101.gz", "app.log-20260102.gz"))
        .containsExactly(
            "app.log-20260101.gz", "app.log-20260102.gz", "app.log-20260103", "app.log");
    assertThat(ordered("app-2026-01-02.log", "app-2026-01-01.log.gz", "app.log"))
        .containsExactly("app-2026-01-01.log.gz", "app-2026-01-02.log", "app.log");
    assertThat(ordered("app.log.2026-01-02.1.gz", "app.log.2026-01-02.0.gz")).hasSize(2);
  }

  @Test
  void setsAndOthers_stayWhereTheyWere() {
    assertThat(ordered("b.log", "x", "a.log", "b.log.1", "a.log.1"))
        .containsExactly("b.log.1", "b.log", "x", "a.log.1", "a.log");
    Source folder = new Source("other", Path.of("other", "b.log.1"), 1);
    Source here = new Source("here", Path.of("logs", "b.log"), 1);
    assertThat(Rotation.ordered(List.of(here, folder, Source.STANDARD_INPUT)))
        .containsExactly(here, folder, Source.STANDARD_INPUT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a.log",
        "A.LOG.1",
        "a.log.2.gz",
        "a.log-20260101",
        "a.jsonl.zst",
        "x.gz",
        "y.zst",
        "b.json"
      })
  void logs_areKnownByTheirNames(String name) {
    assertThat(Rotation.isLog(Path.of(name))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"readme.txt", "a.logs", "log", "a.db", "a.log.bak"})
  void others_areNot(String name) {
    assertThat(Rotation.isLog(Path.of(name))).isFalse();
  }
}
