package io.agorawebhooks.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
  @TempDir private Path folder;

  @Test
  void option_outranksTheEnvironmentAndThatTheFile() throws IOException {
    write("PORT=3");

    assertThat(Settings.of(Map.of("PORT", "2"), folder).find("PORT", "--port", "1", "0").value())
        .isEqualTo("1");
    assertThat(Settings.of(Map.of("PORT", "2"), folder).find("PORT", "--port", null, "0").value())
        .isEqualTo("2");
    assertThat(port(Map.of()).value()).isEqualTo("3");
  }

  @Test
  void nothingSaid_isTheDefault() {
    assertThat(port(Map.of()).value()).isEqualTo("8000");
    assertThat(port(Map.of("PORT", "")).value()).isEqualTo("8000");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PORT=a b",
        "  PORT = a b  ",
        "export PORT=a b # why",
        "PORT='a b'",
        "PORT=\"a b\" # why",
        "# PORT=x\n\nPORT=x\nPORT=a b\r\nOTHER='#'"
      })
  void file_isReadAsShellsReadIt(String text) throws IOException {
    write(text);
    assertThat(port(Map.of()).value()).isEqualTo("a b");
  }

  @Test
  void quotes_keepWhatIsInThem() throws IOException {
    write("A='a # $B \\n'\nB=\"\\\"q\\\" \\\\ #\\n\"\nC=a#b");

    assertThat(read("A")).isEqualTo("a # $B \\n");
    assertThat(read("B")).isEqualTo("\"q\" \\ #\n");
    assertThat(read("C")).isEqualTo("a#b");
  }

  @Test
  void lineThatIsNoSetting_isNamed() throws IOException {
    write("A=1\nwhat is this");
    assertThatThrownBy(() -> port(Map.of()))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("Line 2 of")
        .hasMessageContaining("NAME=value");
  }

  @Test
  void quoteThatDoesNotEnd_isNamed() throws IOException {
    write("A='1");
    assertThatThrownBy(() -> port(Map.of())).hasMessageContaining("Line 1 of");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "-1", "65536", "1.5", "99999999999"})
  void badNumber_saysWhoseItIsAndWhatIsAllowed(String value) throws IOException {
    assertThatThrownBy(() -> port(Map.of("PORT", value)).wholeNumber(0, 65_535))
        .hasMessage(
            "The environment variable PORT is \""
                + value
                + "\". Allowed: a whole number from 0 to 65535");
    write("PORT=" + value);
    assertThatThrownBy(() -> port(Map.of()).wholeNumber(0, 65_535)).hasMessageContaining(".env");
  }

  @Test
  void shownUrl_isTheFile() {
    assertThat(Database.shown("sqlite:///./a.db")).isEqualTo("./a.db");
    assertThat(Database.shown("jdbc:sqlite:a.db")).isEqualTo("a.db");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:mysql://u:secret@h/x",
        "jdbc:postgresql://u:sec/secret@h/x",
        "jdbc:postgresql://h/x?user=u&password=secret",
        "postgres://u:secret@h/x",
        "u:secret@h",
        "sqlite://u:secret@x.db",
        "sqlite:///",
        "sqlite://x.db",
        "sqlite:///a.db?secret",
        "jdbc:sqlite:",
        "jdbc:sqlite::memory:",
        "jdbc:sqlite:file:a.db",
        "x.db"
      })
  void badDatabaseUrl_isSaidWithoutItsPassword(String url) throws IOException {
    write("DATABASE_URL='" + url + "'");
    assertThatThrownBy(() -> new Database().url(Settings.of(Map.of(), folder)))
        .isInstanceOfSatisfying(
            CommandFailure.class, failure -> assertThat(failure.exitCode()).isEqualTo(2))
        .hasMessageContaining("The value of DATABASE_URL in")
        .hasMessageContaining("Allowed: sqlite:///FILE")
        .message()
        .doesNotContain(":secret", "=secret", "/secret");
  }

  private Settings.Setting port(Map<String, String> environment) {
    return Settings.of(environment, folder).find("PORT", "--port", null, "8000");
  }

  private String read(String name) {
    return Settings.of(Map.of(), folder).find(name, "--x", null, "").value();
  }

  private void write(String text) throws IOException {
    Files.writeString(folder.resolve(".env"), text);
  }
}
