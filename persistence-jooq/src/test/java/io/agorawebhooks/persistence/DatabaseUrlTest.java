package io.agorawebhooks.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {
  @Test
  void threeSlashes_areARelativeFile() {
    assertThat(file("sqlite:///agora.db")).isEqualTo(Path.of("agora.db"));
    assertThat(file("sqlite:///./agora.db")).isEqualTo(Path.of("./agora.db"));
  }

  @Test
  void fourSlashes_areAnAbsoluteFile() {
    assertThat(file("sqlite:////data/agora.db")).isEqualTo(Path.of("/data/agora.db"));
  }

  @Test
  void jdbcUrl_isAFile() {
    assertThat(file("jdbc:sqlite:data/agora.db")).isEqualTo(Path.of("data/agora.db"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "agora.db",
        "sqlite://",
        "sqlite:///",
        "sqlite://agora.db",
        "sqlite:///:memory:",
        "jdbc:sqlite::memory:",
        "jdbc:sqlite:file:agora.db",
        "jdbc:sqlite:agora.db?journal_mode=OFF",
        "mysql://localhost/agora",
        "sqlite:///a\0b"
      })
  void anythingElse_isRefusedWithWhatIsAllowed(String url) {
    assertThatThrownBy(() -> file(url))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "A database URL is sqlite:///relative/file.db, sqlite:////absolute/file.db or"
                + " jdbc:sqlite:file.db, not "
                + url);
  }

  private static Path file(String url) {
    return DatabaseUrl.parse(url).file();
  }
}
