package io.agorawebhooks.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.agorawebhooks.access.Secret;
import io.agorawebhooks.access.Signature;
import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.notice.Rejection;
import io.agorawebhooks.persistence.JooqStorage;
import io.agorawebhooks.storage.Counts;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code rejected}: what was refused, and what becomes of it when the cause is mended. */
class AdmitCommandTest {
  private static final AppId APP = new AppId("my-app");
  private static final Instant FIRST = Instant.parse("2026-01-01T10:00:00.500Z");
  private static final String JOIN =
      "{\"noticeId\":\"1\",\"productId\":1,\"eventType\":103,\"payload\":{\"channelName\":\"standup\","
          + "\"uid\":7,\"clientSeq\":1,\"ts\":1767261600}}";

  @TempDir private Path folder;

  private String url() {
    return "sqlite:///" + folder.resolve("a.db");
  }

  @BeforeEach
  void fill() {
    byte[] signature =
        new Secret(APP, null, "s3cret").sign(Signature.Kind.SHA256, JOIN.getBytes(UTF_8));
    refuse(401, "Agora-Signature-V2: " + HexFormat.of().formatHex(signature) + "\n", JOIN);
    refuse(400, "", "no notice");
  }

  private void refuse(int status, String headers, String body) {
    try (JooqStorage storage = JooqStorage.open(url())) {
      storage.write(
          transaction -> {
            transaction.reject(
                new Rejection(APP, FIRST, status, "Refused", headers, body.getBytes(UTF_8)));
            transaction.count(APP, Counts.REJECTED);
            return true;
          });
    }
  }

  private CommandRun admit(String... more) {
    String[] args = new String[more.length + 6];
    System.arraycopy(
        new String[] {"rejected", "admit", "my-app", "--db", url(), "--json"}, 0, args, 0, 6);
    System.arraycopy(more, 0, args, 6, more.length);
    return CommandRun.of(args);
  }

  private Counts counts() {
    try (JooqStorage storage = JooqStorage.open(url())) {
      return storage.reads().counts(APP);
    }
  }

  @Test
  void rightSecret_takesItAsOfWhenItCame_andTheCountersStayTrue() {
    CommandRun run = admit("--secret", "my-app=s3cret");

    assertThat(run.out())
        .as(run.err())
        .contains("\"taken\":1,\"stored\":1,\"duplicates\":0,\"left\":1");
    Counts counts = counts();
    assertThat(counts.received()).isEqualTo(2);
    assertThat(counts.stored()).isEqualTo(1);
    assertThat(counts.rejected()).isEqualTo(1);
    CommandRun list = CommandRun.of("notices", "list", "my-app", "--json", "--db", url());
    assertThat(list.out()).contains("\"received_at\":\"" + FIRST + "\"");
    assertThat(CommandRun.of("verify", "--db", url()).exitCode()).isZero();
    assertThat(admit("--secret", "my-app=s3cret").out())
        .contains("\"taken\":0")
        .contains("\"left\":1");
  }

  @Test
  void wrongSecret_leavesItAndSaysWhy() {
    CommandRun run = admit("--secret", "my-app=other");

    assertThat(run.out()).contains("\"taken\":0", "\"left\":2", "Likely cause: wrong secret");
    assertThat(counts().rejected()).isEqualTo(2);
    assertThat(admit("--secret", "my-app=other", "--unsigned").out()).contains("\"stored\":1");
  }

  @Test
  void dryRun_changesNothing() {
    assertThat(admit("--secret", "my-app=s3cret", "--dry-run").out())
        .contains("\"dry_run\":true,\"taken\":1");
    assertThat(counts().rejected()).isEqualTo(2);
  }

  @Test
  void whatIsStoredAlready_countsAsADuplicate() {
    assertThat(admit("--unsigned").out()).contains("\"stored\":1");
    refuse(401, "", JOIN);
    assertThat(admit("--unsigned").out()).contains("\"stored\":0,\"duplicates\":1");
    assertThat(CommandRun.of("verify", "--db", url()).exitCode()).isZero();
  }

  @Test
  void list_showsWhatIsKept() {
    assertThat(CommandRun.of("rejected", "list", "my-app", "--db", url()).out())
        .contains("2026-01-01 10:00:00     401")
        .contains("Refused");
  }
}
