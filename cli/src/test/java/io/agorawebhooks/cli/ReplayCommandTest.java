package io.agorawebhooks.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.agorawebhooks.kit.DayCase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayCommandTest {
  private static final String NOTICE =
      """
      {"noticeId":"%s","productId":1,"eventType":103,"notifyMs":1767261600250,\
      "payload":{"channelName":"room","ts":1767261600,"uid":7,"clientSeq":1001,"platform":7}}""";

  @TempDir private Path folder;

  @Test
  void bareNotices_areStoredOnce() throws IOException {
    Path log = write("log.ndjson", line("n-1") + "\n\n" + line("n-2") + "\r\n" + line("n-1"));

    CommandRun first = replay("--app-id", "app", log.toString());
    assertThat(first.exitCode()).isZero();
    assertThat(first.err()).isEmpty();
    assertThat(first.out())
        .startsWith("{\"lines\":3,\"stored\":2,\"correlated\":2,\"set_aside\":{},\"duplicates\":1,")
        .contains("\"rejected\":0,\"unreadable\":0,");
    assertThat(replay("--app-id", "app", log.toString()).out())
        .startsWith(
            "{\"lines\":3,\"stored\":0,\"correlated\":0,\"set_aside\":{},\"duplicates\":3,");
  }

  @Test
  void day_isStoredWholeAndASecondTimeChangesNothing() throws IOException {
    String day = DayCase.lines().stream().map(DayCase.Line::text).collect(Collectors.joining("\n"));
    Path log = gzip("day.whatever", day);

    CommandRun first = replay(log.toString());
    assertThat(first.exitCode()).as(first.err()).isZero();
    assertThat(first.out()).startsWith("{\"lines\":5513,").contains("\"rejected\":0,");
    assertThat(replay(log.toString()).out())
        .startsWith(
            "{\"lines\":5513,\"stored\":0,\"correlated\":0,\"set_aside\":{},"
                + "\"duplicates\":5513,");
  }

  @Test
  void badLines_areNamedAndTheRestGoesOn() throws IOException {
    Path log =
        write("log.ndjson", "nonsense\n{}\n" + line("n-1") + "\n" + "x".repeat(2_000_000) + "\n");

    CommandRun run = replay("--app-id", "app", log.toString());
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).startsWith("{\"lines\":4,\"stored\":1,").contains("\"rejected\":3,");
    assertThat(run.err().lines())
        .hasSize(3)
        .anyMatch(line -> line.startsWith(log + ", line 1: "))
        .anyMatch(line -> line.startsWith(log + ", line 2: ") && line.contains("noticeId"))
        .anyMatch(line -> line.equals(log + ", line 4: The line is longer than a notice of 1 MiB"));
  }

  @Test
  void manyBadLines_areCounted() throws IOException {
    Path log = write("log.ndjson", "nonsense\n".repeat(25));

    CommandRun run = replay("--app-id", "app", log.toString());
    assertThat(run.err().lines()).hasSize(21).last().isEqualTo("... and 5 more bad lines");
  }

  @Test
  void lineWithoutAnApp_isUnreadable() throws IOException {
    Path log = write("log.ndjson", line("n-1"));

    CommandRun run = replay(log.toString());
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("\"unreadable\":1,");
    assertThat(run.err()).contains("app_id");
  }

  @Test
  void folder_isReadByName() throws IOException {
    write("b.jsonl", "b");
    write("a.log", "a");
    write("readme.txt", "c");
    gzip("c.gz", "d");

    CommandRun run = replay("--app-id", "app", folder.toString());
    assertThat(
            run.err()
                .lines()
                .map(
                    line ->
                        line.substring(
                            folder.toString().length() + 1, folder.toString().length() + 2)))
        .containsExactly("a", "b", "c");
  }

  @Test
  void fileThatIsMissingOrCut_failsAndTheRestIsStored() throws IOException {
    Path log = write("log.ndjson", line("n-1"));
    byte[] whole = packed(line("n-2") + "\n" + line("n-3").repeat(100));
    Path cut =
        Files.write(folder.resolve("cut.gz"), java.util.Arrays.copyOf(whole, whole.length - 9));

    CommandRun run = replay("--app-id", "app", "missing", cut.toString(), log.toString());
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .contains("There is no file or folder missing")
        .contains(cut + " cannot be read to its end");
    assertThat(run.out()).contains("\"stored\":2,");
  }

  @Test
  void nothingFound_failsAndMakesNoDatabase() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));

    CommandRun run = replay("missing", empty.toString());
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .contains("There is no file or folder missing")
        .contains("In the folder " + empty + " nothing ends in");
    assertThat(run.out()).isEmpty();
    assertThat(folder.resolve("replay.db")).doesNotExist();
  }

  @Test
  void summaryForPeople_addsUp() throws IOException {
    Path log =
        write(
            "log.ndjson",
            line("n-1") + "\n" + line("n-2").replace("\"productId\":1", "\"productId\":5"));

    String url = "sqlite:///" + folder.resolve("replay.db");
    CommandRun run = CommandRun.of("replay", "--db", url, "--app-id", "app", log.toString());
    assertThat(run.out())
        .startsWith("Replayed 2 lines in ")
        .contains("stored      2")
        .contains("correlated  1")
        .contains("set aside   1: other_product 1");
  }

  @Test
  void badOptions_areUsage() {
    assertThat(CommandRun.of("replay").exitCode()).isEqualTo(2);
    CommandRun run = CommandRun.of("replay", "--app-id", "a/b", "-");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--app-id").contains("1 to 64");
    CommandRun mysql = CommandRun.of("replay", "--db", "jdbc:mysql://u:secret@h/x", "-");
    assertThat(mysql.exitCode()).isEqualTo(2);
    assertThat(mysql.err())
        .contains("The option --database-url is \"jdbc:mysql:...\". Allowed: sqlite:///")
        .doesNotContain("secret", "Exception");
    assertThat(CommandRun.of("replay", "--what", "-").exitCode()).isEqualTo(2);
  }

  private CommandRun replay(String... args) {
    String[] all = new String[args.length + 4];
    all[0] = "replay";
    all[1] = "--json";
    all[2] = "--database-url";
    all[3] = "sqlite:///" + folder.resolve("replay.db");
    System.arraycopy(args, 0, all, 4, args.length);
    return CommandRun.of(all);
  }

  private static String line(String noticeId) {
    return NOTICE.formatted(noticeId);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private Path gzip(String name, String text) throws IOException {
    return Files.write(folder.resolve(name), packed(text));
  }

  private static byte[] packed(String text) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(text.getBytes(UTF_8));
    }
    return packed.toByteArray();
  }
}
