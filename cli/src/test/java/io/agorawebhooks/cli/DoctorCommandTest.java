package io.agorawebhooks.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code doctor}: what it finds, and what it says to do. */
class DoctorCommandTest {
  @TempDir private Path folder;

  private CommandRun doctor(String... more) {
    return CommandRun.of(
        Stream.concat(
                Stream.of(
                    "doctor", "--db", "sqlite:///" + folder.resolve("a.db"), "--host", "127.0.0.1"),
                Stream.of(more))
            .toArray(String[]::new));
  }

  private void fill() throws IOException {
    SmallDay.fill(folder, "sqlite:///" + folder.resolve("a.db"));
  }

  @Test
  void wellInstallation_isWell_andNothingOfItChanges() throws IOException {
    fill();
    CommandRun run = doctor("--port", "0");

    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    assertThat(run.out())
        .contains("A signed test notice was stored and answered 200")
        .contains("an unsigned one 401")
        .contains("Newer pages of Agora print its digests beside a body without eventMs")
        .contains("The file is whole")
        .contains("its tables have version")
        .contains("is free; no server runs there now")
        .contains("no notice of the last day to compare it with")
        .contains("1 apps that sent something have no secret: my-app");
    assertThat(
            CommandRun.of("apps", "list", "--quiet", "--db", "sqlite:///" + folder.resolve("a.db"))
                .out())
        .startsWith("my-app    4")
        .doesNotContain("doctor");
  }

  @Test
  void json_hasAFindingForEachPart() {
    CommandRun run = doctor("--port", "0", "--json");

    assertThat(run.out()).startsWith("{\"ok\":true,\"findings\":[");
    for (String part :
        List.of(
            "settings", "signatures", "webhooks", "database", "clock", "port", "tls", "secrets")) {
      assertThat(run.out()).contains("{\"part\":\"" + part + "\",\"status\":\"");
    }
    assertThat(doctor("--port", "0", "--quiet").out()).doesNotContain("ok  ");
  }

  @Test
  void damagedFile_isAFailureWithAdvice() throws IOException {
    fill();
    Path file = folder.resolve("a.db");
    try (RandomAccessFile damaged = new RandomAccessFile(file.toFile(), "rw")) {
      for (long page = 5; page * 4096 < damaged.length(); page++) {
        damaged.seek(page * 4096);
        damaged.write(new byte[200]);
      }
    }
    CommandRun run = doctor("--port", "0");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).contains("failure  database").contains("agora-webhooks restore");
  }

  @Test
  void noDatabase_isToldApart_fromOneOfAnotherProgram() throws IOException {
    Files.writeString(folder.resolve("a.db"), "no database at all, and not an empty file either");
    CommandRun run = doctor("--port", "0");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).contains("failure  database");
  }

  @Test
  void portOfSomebodyElse_isAFailure_thatOfOurServerIsNot() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      other.setSoTimeout(1);
      CommandRun run = doctor("--port", Integer.toString(other.getLocalPort()));
      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.out()).contains("Stop what uses it, or choose another PORT");
    }
    try (Service service =
        Service.start(
            new Service.Options("127.0.0.1", 0, "sqlite:///" + folder.resolve("a.db"), 100))) {
      String port = Integer.toString(service.port());
      CommandRun run = doctor("--port", port, "--url", "http://127.0.0.1:" + port + "/");
      assertThat(run.exitCode()).as(run.out()).isZero();
      assertThat(run.out()).contains("A server of ours runs at", "leads to a server of ours");
    }
  }

  @Test
  void wrongSetting_isAFindingAndTheRestIsLookedAt() {
    CommandRun run = doctor("--port", "99999");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).contains("failure  settings", "Allowed: a whole number", "test notice");
    assertThat(doctor("--url", "ftp://x").exitCode()).isEqualTo(2);
  }

  @Test
  void openSecretsFile_isAFailure() throws IOException {
    Path secrets = folder.resolve("secrets");
    Files.writeString(secrets, "my-app=s3cret\n");
    Files.setPosixFilePermissions(secrets, PosixFilePermissions.fromString("rw-r--r--"));
    CommandRun run = doctor("--port", "0", "--secrets-file", secrets.toString());
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).contains("chmod 600").doesNotContain("s3cret");
  }

  @Test
  void certificate_isLookedAt() throws Exception {
    Path cert = folder.resolve("cert.pem");
    Path key = folder.resolve("key.pem");
    make(cert, key, 10);
    CommandRun run =
        doctor("--port", "0", "--ssl-cert", cert.toString(), "--ssl-key", key.toString());
    assertThat(run.exitCode()).as(run.out()).isZero();
    assertThat(run.out()).contains("The key is that of the certificate", "certbot renew --dry-run");

    make(folder.resolve("other.pem"), key, 90);
    CommandRun other =
        doctor("--port", "0", "--ssl-cert", cert.toString(), "--ssl-key", key.toString());
    assertThat(other.exitCode()).isEqualTo(1);
    assertThat(other.out()).contains("failure  tls", "Set SSL_CERT_PATH to fullchain.pem");
  }

  private static void make(Path cert, Path key, int days) throws Exception {
    Process openssl =
        new ProcessBuilder(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:prime256v1",
                "-nodes",
                "-subj",
                "/CN=localhost",
                "-days",
                Integer.toString(days),
                "-keyout",
                key.toString(),
                "-out",
                cert.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(openssl.getInputStream().readAllBytes(), UTF_8);
    assertThat(openssl.waitFor()).as(said).isZero();
  }
}
