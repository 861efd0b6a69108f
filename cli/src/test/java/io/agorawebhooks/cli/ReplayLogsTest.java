package io.agorawebhooks.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.agorawebhooks.kit.DayCase;
import io.airlift.compress.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code replay} on logs as people have them. */
class ReplayLogsTest {
  @TempDir private Path folder;

  @Test
  void logsOfAllShapes_areReadTogether() throws IOException {
    write("nginx.log", nginx("n-1"), "{\"request\":\"GET / HTTP/1.1\",\"status\":200}");
    write("caddy.json", caddy("n-2"));
    write("python.log", python("n-3"), "2026-01-01 10:00:00,000 - main - INFO - started");
    write("wrapped.ndjson", "{\"app_id\":\"app\",\"at\":1,\"body\":" + notice("n-4") + "}");

    CommandRun run = replay("--app-id", "app", folder.toString());
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .startsWith("{\"lines\":6,\"stored\":4,\"correlated\":4,")
        .contains("\"rejected\":0,\"unreadable\":0,\"other\":2,");
    assertThat(verify()).startsWith("{\"ok\":true,\"notices\":4,");
  }

  @Test
  void names_areGivenByOptions() throws IOException {
    Path log =
        write("x.log", "{\"project\":\"p\",\"event\":{\"raw\":" + notice("n-1") + "},\"w\":1}");

    CommandRun run = replay("--app-field", "project", "--body-field", "event.raw", log.toString());
    assertThat(run.out()).as(run.err()).startsWith("{\"lines\":1,\"stored\":1,");
    CommandRun path =
        replay("--webhook-path", "/hooks/(.+)", "--path-field", "to", "--app-id", "x", folder + "");
    assertThat(path.out()).contains("\"rejected\":1,"); // no body by its usual names
  }

  @Test
  void rotatedAndPackedLogs_areReadOldestFirst() throws IOException {
    write("app.log", "newest");
    Files.write(folder.resolve("app.log.3.zst"), packed(ZstdOutputStream::new, "oldest"));
    Files.write(folder.resolve("app.log.2.gz"), packed(GZIPOutputStream::new, "older"));
    write("app.log.1", "newer");

    CommandRun run = replay("--app-id", "app", folder.toString());
    assertThat(run.err().lines().map(line -> line.replaceAll(".*/app\\.|, line.*", "")))
        .containsExactly("log.3.zst", "log.2.gz", "log.1", "log");
    String[] names = {"app.log", "app.log.1", "app.log.2.gz"};
    String[] paths =
        Stream.of(names).map(name -> folder.resolve(name).toString()).toArray(String[]::new);
    CommandRun given =
        replay(
            Stream.concat(Stream.of("--app-id", "app"), Stream.of(paths)).toArray(String[]::new));
    assertThat(given.err().lines().map(line -> line.replaceAll(".*/app\\.|, line.*", "")))
        .containsExactly("log.2.gz", "log.1", "log");
  }

  @Test
  void zstd_isUnpackedAndDamageIsSaid() throws IOException {
    byte[] packed = packed(ZstdOutputStream::new, nginx("n-1") + "\n" + nginx("n-2"));
    Path whole = Files.write(folder.resolve("whole.zst"), packed);
    assertThat(replay(whole.toString()).out()).startsWith("{\"lines\":2,\"stored\":2,");

    packed[packed.length / 2] ^= 0x55;
    Path damaged = Files.write(folder.resolve("damaged.zst"), packed);
    CommandRun run = replay(damaged.toString());
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("damaged.zst cannot be read to its end: ");
  }

  @Test
  void timeOfArrival_isBounded() throws IOException {
    Path log =
        write(
            "t.ndjson",
            "{\"time\":\"2026-01-01T23:59:59\",\"body\":" + notice("n-1") + "}",
            "{\"time\":\"2026-01-02T00:00:00\",\"body\":" + notice("n-2") + "}",
            "{\"time\":\"2026-01-02T23:59:59\",\"body\":" + notice("n-3") + "}",
            "{\"time\":\"2026-01-03T00:00:00\",\"body\":" + notice("n-4") + "}",
            notice("n-5"));
    String[] day = {"--app-id", "a", "--since", "2026-01-02", "--until", "2026-01-02"};

    CommandRun run = replay(Stream.of(day, one("--tz", "UTC"), one(log + "")));
    assertThat(run.out()).as(run.err()).contains("\"lines\":5,\"stored\":2,", "\"outside\":3,");
    CommandRun berlin =
        replay(
            Stream.of(
                one("--app-id", "a", "--tz", "Europe/Berlin", "--until", "2026-01-01T23:00:00Z"),
                one(log + "")));
    assertThat(berlin.out()).contains("\"stored\":2,", "\"duplicates\":0,", "\"outside\":3,");
  }

  @Test
  void dryRun_saysWhatWouldChangeAndChangesNothing() throws IOException {
    Path first = write("first.ndjson", notice("n-1"));
    Path more = write("more.ndjson", notice("n-1"), leave("n-2"), "nonsense");

    CommandRun empty =
        CommandRun.of("replay", "--db", url(), "--dry-run", "--app-id", "a", first + "");
    assertThat(empty.out()).as(empty.err()).contains("stored      1", "+ calls a/\"room\" ");
    assertThat(folder.resolve("replay.db")).doesNotExist();
    replay("--app-id", "a", first.toString());

    CommandRun dry =
        CommandRun.of("replay", "--db", url(), "--dry-run", "--app-id", "a", more + "");
    assertThat(dry.exitCode()).as(dry.err()).isZero();
    assertThat(dry.out())
        .contains("stored      1", "duplicates  1", "rejected    1")
        .contains("~ channel_sessions a/\"room\" ")
        .endsWith("calls and sessions would change like this.\n");
    assertThat(replay("--dry-run", "--app-id", "a", more.toString()).out())
        .contains("\"stored\":1,", "\"counts\":{", "\"differences\":[{\"table\":\"");
    assertThat(replay("--dry-run", "--app-id", "a", first.toString()).out())
        .contains("\"counts\":{},\"differences\":[]");
    assertThat(verify()).startsWith("{\"ok\":true,\"notices\":1,");
  }

  @Test
  void dryRun_saysOfADayWhatAReplayDoes() throws IOException {
    List<String> lines = DayCase.lines().stream().map(DayCase.Line::text).toList();
    Path half = Files.write(folder.resolve("half.ndjson"), lines.subList(0, lines.size() / 2));
    Path all = Files.write(folder.resolve("all.ndjson"), lines);
    replay(half.toString());

    CommandRun dry = replay("--dry-run", all.toString());
    assertThat(dry.out()).contains("\"added\":").contains("\"changed\":");
    CommandRun run = replay(all.toString());
    assertThat(dry.out()).startsWith(run.out().substring(0, run.out().indexOf(",\"seconds\"")));
    assertThat(replay("--dry-run", all.toString()).out()).contains("\"differences\":[]");
  }

  @Test
  void quiet_saysNothing() throws IOException {
    Path log = write("q.ndjson", notice("n-1"), "nonsense");
    CommandRun run =
        CommandRun.of("replay", "--db", url(), "--quiet", "--app-id", "a", log.toString());
    assertThat(run).isEqualTo(new CommandRun(0, "", ""));
  }

  @Test
  void wrongUse_saysWhatIsAllowed() {
    assertThat(replay("--since", "soon", "-").err()).contains("--since", "2026-01-31T14:05:00Z");
    assertThat(replay("--since", "2026-01-02", "--until", "2026-01-01", "-").err())
        .contains("a time after --since");
    assertThat(replay("--tz", "Mars", "-").err()).contains("Europe/Berlin");
    assertThat(replay("--webhook-path", "(", "-").err()).contains("regular expression");
    assertThat(replay("--to", "server", "-").err()).contains("http://HOST[:PORT]");
    assertThat(replay("--dry-run", "--to", "http://h", "-").err()).contains("without --to");
    assertThat(replay("--rate", "5", "-").err()).contains("--rate goes with --to");
    assertThat(replay("--rate", "5", "-").exitCode()).isEqualTo(2);
    assertThat(folder).isEmptyDirectory();
  }

  private CommandRun replay(Stream<String[]> args) {
    return replay(args.flatMap(Stream::of).toArray(String[]::new));
  }

  private CommandRun replay(String... args) {
    return CommandRun.of(
        Stream.concat(Stream.of("replay", "--json", "--db", url()), Stream.of(args))
            .toArray(String[]::new));
  }

  private String verify() {
    return CommandRun.of("verify", "--json", "--db", url()).out();
  }

  private String url() {
    return "sqlite:///" + folder.resolve("replay.db");
  }

  private static String[] one(String... args) {
    return args;
  }

  private static String notice(String id) {
    return """
    {"noticeId":"%s","productId":1,"eventType":103,"notifyMs":1767261600250,\
    "payload":{"channelName":"room","ts":1767261600,"uid":7,"clientSeq":1001,"platform":7}}"""
        .formatted(id);
  }

  private static String leave(String id) {
    return """
    {"noticeId":"%s","productId":1,"eventType":104,"notifyMs":1767261690250,\
    "payload":{"channelName":"room","ts":1767261690,"uid":7,"clientSeq":1002,"duration":90}}"""
        .formatted(id);
  }

  private static String quoted(String text) {
    return JsonLine.quoted(text);
  }

  private static String nginx(String id) {
    return "{\"time_iso8601\":\"2026-01-01T10:00:00+00:00\",\"request\":\"POST /app/webhooks"
        + " HTTP/1.1\",\"request_body\":"
        + quoted(notice(id))
        + "}";
  }

  private static String caddy(String id) {
    return "{\"ts\":1767261600.5,\"request\":{\"method\":\"POST\",\"uri\":\"/app/webhooks\"},\"body\":"
        + quoted(notice(id))
        + "}";
  }

  private static String python(String id) {
    return "2026-01-01 10:00:00,000 - main - ERROR - Raw body: " + notice(id);
  }

  private Path write(String name, String... lines) throws IOException {
    return Files.writeString(
        folder.resolve(name), Stream.of(lines).collect(Collectors.joining("\n")));
  }

  /** Packs what is written. */
  private interface Packer {
    OutputStream around(OutputStream out) throws IOException;
  }

  private static byte[] packed(Packer packer, String text) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = packer.around(packed)) {
      out.write(text.getBytes(UTF_8));
    }
    return packed.toByteArray();
  }
}
