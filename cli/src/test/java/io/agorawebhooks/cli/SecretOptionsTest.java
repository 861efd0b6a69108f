package io.agorawebhooks.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agorawebhooks.access.SignatureMode;
import io.agorawebhooks.access.Signatures;
import io.agorawebhooks.notice.AppId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class SecretOptionsTest {
  private static final AppId APP = new AppId("app");
  private static final AppId OTHER = new AppId("other");

  @TempDir private Path folder;

  @Command
  private static final class Holder {
    @Mixin private SecretOptions secrets;
  }

  @Test
  void options_areAllRead() {
    Signatures signatures =
        read(
            Map.of(),
            "--secret",
            "app=one",
            "--secret",
            "app:5=two",
            "--secret",
            "other=a=b",
            "--signature-mode",
            "report-only",
            "--signature-mode",
            "other=off");

    assertThat(signatures.count(APP)).isEqualTo(2);
    assertThat(signatures.count(OTHER)).isEqualTo(1);
    assertThat(signatures.mode(APP)).isEqualTo(SignatureMode.REPORT_ONLY);
    assertThat(signatures.mode(OTHER)).isEqualTo(SignatureMode.OFF);
  }

  @Test
  void variables_areRead() {
    Signatures signatures =
        read(Map.of("WEBHOOK_SECRETS", "app=one  app=two", "SIGNATURE_MODE", "app=off"));

    assertThat(signatures.count(APP)).isEqualTo(2);
    assertThat(signatures.mode(APP)).isEqualTo(SignatureMode.OFF);
  }

  @Test
  void file_hasOneALine() throws IOException {
    Path file = folder.resolve("secrets");
    Files.writeString(
        file, "# of the console\n\n app = one \r\napp:1=two\nother=x # not a comment");
    assertThatThrownBy(() -> read(Map.of(), "--secrets-file", file.toString()))
        .hasMessageContaining("Line 5 of " + file)
        .hasMessageNotContaining("comment");
    Files.writeString(file, "# of the console\n\n app = one \r\napp:1=two\n");

    assertThat(read(Map.of("SECRETS_FILE", file.toString())).count(APP)).isEqualTo(2);
  }

  @Test
  void badSecret_isNotShown() {
    assertThatThrownBy(() -> read(Map.of(), "--secret", "app one:hush"))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("The option --secret")
        .hasMessageContaining("APP:PRODUCT=SECRET")
        .hasMessageNotContaining("hush");
    assertThatThrownBy(() -> read(Map.of(), "--signature-mode", "strict"))
        .hasMessageContaining("Allowed: required, report-only or off");
    assertThatThrownBy(() -> read(Map.of(), "--secrets-file", folder.resolve("none").toString()))
        .hasMessageContaining("cannot be read");
  }

  @Test
  void permissions_areLookedAt() throws IOException {
    Path file = Files.writeString(folder.resolve("secrets"), "");

    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    assertThat(SecretText.isOpenToOthers(file)).isFalse();
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(SecretText.isOpenToOthers(file)).isTrue();
  }

  @Test
  void words_sayWhatIsOpen() {
    assertThat(Guards.NONE.words()).anyMatch(word -> word.startsWith("Signatures: OPEN."));
    Signatures mixed = read(Map.of(), "--secret", "app=one", "--signature-mode", "app=off");
    assertThat(new Guards(() -> mixed, false, false).words())
        .contains("Signatures: 1 apps have secrets")
        .contains("Signatures: OPEN for app, whose mode is off");
  }

  private Signatures read(Map<String, String> environment, String... args) {
    Holder holder = new Holder();
    new CommandLine(holder).parseArgs(args);
    return holder.secrets.read(Settings.of(environment, folder));
  }
}
