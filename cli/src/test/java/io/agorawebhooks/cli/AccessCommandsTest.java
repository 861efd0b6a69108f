package io.agorawebhooks.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.agorawebhooks.http.HttpServer;
import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.persistence.JooqStorage;
import io.agorawebhooks.storage.TokenHash;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessCommandsTest {
  @TempDir private Path folder;

  private String url() {
    return "sqlite:///" + folder.resolve("a.db");
  }

  private CommandRun run(String... args) {
    return CommandRun.of(
        Stream.concat(Arrays.stream(args), Stream.of("--db", url())).toArray(String[]::new));
  }

  private CommandRun typed(String password, String... args) {
    InputStream before = System.in;
    try {
      System.setIn(new ByteArrayInputStream((password + "\n").getBytes(UTF_8)));
      return run(args);
    } finally {
      System.setIn(before);
    }
  }

  @Test
  void token_isShownOnceAndStoredAsAHash() {
    CommandRun made =
        run("token", "create", "--apps", "a,b", "--scopes", "read,export", "--note", "CI");
    String text = made.out().strip();

    assertThat(made.exitCode()).as(made.err()).isZero();
    assertThat(text).matches("[\\w-]{43}");
    try (JooqStorage storage = JooqStorage.open(url())) {
      assertThat(storage.access().tokens().find(TokenHash.of(text))).isPresent();
    }
    CommandRun list = run("token", "list");
    assertThat(list.out()).contains("good  read,export of a,b  CI").doesNotContain(text);
    assertThat(run("token", "list", "--json").out())
        .contains(
            "\"good\":true,\"apps\":[\"a\",\"b\"],\"scopes\":[\"export\",\"read\"],\"note\":\"CI\"")
        .doesNotContain(text);
    String id = list.out().split(" ", 2)[0];
    assertThat(run("token", "revoke", id).exitCode()).isZero();
    assertThat(run("token", "list").out()).contains(id + "  revoked ");
    assertThat(run("token", "revoke", "none").err()).contains("There is no token with the id");
  }

  @Test
  void token_mayExpire() {
    assertThat(run("token", "create", "--days", "1").exitCode()).isZero();
    assertThat(run("token", "list").out()).contains("good until ").contains("read of all apps");
    assertThat(run("token", "create", "--days", "0").exitCode()).isEqualTo(2);
  }

  @Test
  void badGrant_saysWhatIsAllowed() {
    assertThat(run("token", "create", "--scopes", "write").err())
        .contains("Allowed: read, export, admin");
    assertThat(run("token", "create", "--apps", "a b").err()).contains("Allowed: 1 to 64");
    assertThat(run("token").exitCode()).isEqualTo(2);
  }

  @Test
  void user_isMadeChangedAndDeleted() {
    CommandRun made = typed("correct horse battery", "user", "create", "ann", "--apps", "a");

    assertThat(made.out()).as(made.err()).contains("created ann: read of a");
    assertThat(typed("correct horse battery", "user", "create", "ann").err())
        .contains("There is a user \"ann\" already");
    assertThat(run("user", "list").out()).isEqualTo("ann  read of a\n");
    assertThat(run("user", "list", "--json").out())
        .startsWith("{\"users\":[{\"name\":\"ann\",\"apps\":[\"a\"],\"scopes\":[\"read\"],");
    assertThat(typed("another horse here", "user", "passwd", "ann").exitCode()).isZero();
    try (JooqStorage storage = JooqStorage.open(url())) {
      String hash = storage.access().users().find("ann").orElseThrow().password();
      assertThat(HttpServer.passwords().matches("another horse here", hash)).isTrue();
    }
    assertThat(run("user", "delete", "ann").exitCode()).isZero();
    assertThat(run("user", "delete", "ann").err()).contains("There is no user \"ann\"");
    assertThat(typed("another horse here", "user", "passwd", "ann").exitCode()).isEqualTo(1);
  }

  @Test
  void shortPassword_isRefusedAndNotShown() {
    CommandRun run = typed("hush", "user", "create", "ann");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("has 4 characters. Allowed: 12 to 128").doesNotContain("hush");
    assertThat(typed("correct horse battery", "user", "create", "a b").err())
        .contains("Allowed: 1 to 64 of");
  }

  @Test
  void longPassword_isTakenUpTo128Characters() {
    String longest = "correct horse \u00fc".repeat(8) + "abcdefgh";
    assertThat(typed(longest, "user", "create", "ann").exitCode()).isZero();
    assertThat(typed(longest + "x", "user", "create", "bob").err())
        .contains("has 129 characters. Allowed: 12 to 128");
  }

  @Test
  void app_isNamed() {
    assertThat(run("app", "name", "a", " Class A ").out()).isEqualTo("a is Class A\n");
    assertThat(run("app", "name", "a", "x\ny").exitCode()).isEqualTo(2);
    try (JooqStorage storage = JooqStorage.open(url())) {
      assertThat(storage.access().appNames().all()).isEqualTo(Map.of(new AppId("a"), "Class A"));
    }
    assertThat(run("app", "list", "--quiet").out()).startsWith("a  Class A  0");
    assertThat(run("app", "name", "a", "").out()).isEqualTo("a has no name now\n");
  }
}
