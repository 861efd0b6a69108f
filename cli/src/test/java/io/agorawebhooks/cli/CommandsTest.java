package io.agorawebhooks.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/** What goes for every command, each found in the model of the command line. */
class CommandsTest {
  private static final int WIDTH = 80;
  private static final String NAME = "agora-webhooks";
  private static final Set<String> WITHOUT_DATA = Set.of("serve", "completion");
  private static final Set<String> WITHOUT_DATABASE = Set.of("simulate", "completion");

  /** What makes a command work on the small day; FOLDER is one of its own. */
  private static final Map<String, String> USUAL =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("replay", "FOLDER/day.ndjson"),
              Map.entry("import-python", "FOLDER/python.db"),
              Map.entry("backfill-sids", "FOLDER/day.ndjson"),
              Map.entry("rebuild", ""),
              Map.entry("verify", ""),
              Map.entry("simulate", "--to FOLDER/made.ndjson --minutes 1"),
              Map.entry("channels", "my-app"),
              Map.entry("call", "my-app standup"),
              Map.entry("minutes", "my-app --start-date 2026-01-01 --end-date 2026-01-02"),
              Map.entry("live", "my-app --once"),
              Map.entry("notices list", "my-app"),
              Map.entry("notices show", "my-app 1"),
              Map.entry("notices tail", "my-app --no-follow"),
              Map.entry("export", "my-app --output FOLDER/all.json"),
              Map.entry("shares list", "my-app"),
              Map.entry("shares create", "my-app --channel standup"),
              Map.entry("shares revoke", "my-app SHARE"),
              Map.entry("rejected list", "my-app"),
              Map.entry("rejected admit", "my-app"),
              Map.entry("token create", ""),
              Map.entry("token list", ""),
              Map.entry("token revoke", "TOKEN"),
              Map.entry("user create", "bob --password-stdin"),
              Map.entry("user list", ""),
              Map.entry("user passwd", "ann --password-stdin"),
              Map.entry("user delete", "ann"),
              Map.entry("user show", "my-app 7"),
              Map.entry("apps list", ""),
              Map.entry("apps name", "my-app name"),
              Map.entry("doctor", "--port 0"),
              Map.entry("backup", "FOLDER/backup.db"),
              Map.entry("restore", "FOLDER/kept.db --force"),
              Map.entry("prune", "--older-than 30000d"),
              Map.entry("forget-user", "my-app --uid 7 --yes")));

  /** Those that do something, and have nothing to say with --quiet. */
  private static final Set<String> WORKS =
      Set.of(
          "replay",
          "import-python",
          "backfill-sids",
          "rebuild",
          "verify",
          "simulate",
          "export",
          "token revoke",
          "user create",
          "user passwd",
          "user delete",
          "apps name",
          "backup",
          "restore",
          "prune",
          "forget-user");

  @TempDir private static Path origin;
  @TempDir private Path folder;
  private static String token;
  private static String share;

  /** The small day, with a user, a token and a share. */
  @BeforeAll
  static void fill() throws Exception {
    String url = "sqlite:///" + origin.resolve("a.db");
    SmallDay.fill(origin, url);
    try (PythonServer python = PythonServer.create(origin.resolve("python.db"), "UTC")) {
      python.stay("my-app", "room", 7, 1767571200, 600);
    }
    typed("user", "create", "ann", "--password-stdin", "--db", url);
    CommandRun.of("token", "create", "--db", url);
    CommandRun.of("shares", "create", "my-app", "--channel", "standup", "--db", url);
    token = first("token", "list", "--quiet", "--db", url);
    share = first("shares", "list", "my-app", "--quiet", "--db", url);
    Files.copy(origin.resolve("a.db"), origin.resolve("kept.db"));
  }

  private static String first(String... args) {
    return CommandRun.of(args).out().split(" ", 2)[0];
  }

  static Stream<String> all() {
    return gather(Main.commandLine()).map(CommandsTest::name);
  }

  static Stream<String> leaves() {
    return gather(Main.commandLine())
        .filter(command -> command.getSubcommands().isEmpty())
        .map(CommandsTest::name);
  }

  static Stream<String> withData() {
    return leaves().filter(name -> !WITHOUT_DATA.contains(name));
  }

  private static Stream<CommandLine> gather(CommandLine command) {
    return Stream.concat(
        Stream.of(command),
        command.getSubcommands().values().stream().distinct().flatMap(CommandsTest::gather));
  }

  private static String name(CommandLine command) {
    return command.getCommandSpec().qualifiedName().substring(NAME.length()).strip();
  }

  private static CommandSpec spec(String name) {
    return gather(Main.commandLine())
        .filter(command -> name(command).equals(name))
        .findFirst()
        .orElseThrow()
        .getCommandSpec();
  }

  @ParameterizedTest
  @MethodSource("all")
  void help_isWholeAndFitsATerminal(String name) {
    CommandSpec spec = spec(name);
    assertThat(spec.usageMessage().description()).isNotEmpty();
    assertThat(spec.usageMessage().exitCodeList()).containsKeys("0", "2");
    assertThat(ExamplesTest.of(spec.commandLine())).isNotEmpty();
    Stream.concat(spec.options().stream(), spec.positionalParameters().stream())
        .filter(arg -> !arg.hidden())
        .forEach(arg -> assertThat(arg.description()).as(arg.toString()).isNotEmpty());
    assertThat(spec.commandLine().getUsageMessage(Ansi.OFF).lines())
        .allSatisfy(line -> assertThat(line.length()).as(line).isLessThanOrEqualTo(WIDTH));
  }

  @ParameterizedTest
  @MethodSource("leaves")
  void options_areThoseOfAll(String name) {
    Set<String> names = spec(name).optionsMap().keySet();
    assertThat(names).contains("--help");
    if (!WITHOUT_DATA.contains(name)) {
      assertThat(names).contains("--json");
    }
    if (!name.equals("completion")) {
      assertThat(names).contains("--quiet");
    }
    assertThat(names.contains("--db")).isEqualTo(!WITHOUT_DATABASE.contains(name));
  }

  @ParameterizedTest
  @MethodSource("all")
  void unknownOption_isRefusedWithTheKnownOnes(String name) {
    String needed = USUAL.getOrDefault(name, name.equals("completion") ? "bash" : "");
    checkRefused(CommandRun.of(words(name, needed + " --no-such")), name, "Allowed: ");
  }

  @ParameterizedTest
  @MethodSource("all")
  void missingArgument_isNamed(String name) {
    CommandSpec spec = spec(name);
    boolean isGroup = !name.isEmpty() && !spec.subcommands().isEmpty();
    boolean isMissing =
        Stream.concat(spec.options().stream(), spec.positionalParameters().stream())
            .anyMatch(ArgSpec::required);
    if (isGroup || isMissing) {
      checkRefused(CommandRun.of(words(name, "")), name, isGroup ? "Which? " : "Missing required");
    }
  }

  private static void checkRefused(CommandRun run, String name, String words) {
    assertThat(run.exitCode()).as(run.toString()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith(NAME + ": ").contains(words).containsOnlyOnce("\n");
    assertThat(run.err()).contains(name);
  }

  @Test
  void table_hasEveryCommand() {
    assertThat(USUAL.keySet()).isEqualTo(withData().collect(Collectors.toSet()));
  }

  @ParameterizedTest
  @MethodSource("withData")
  void json_isAllThatIsPrinted(String name) throws Exception {
    CommandRun run = usual(name, "--json");
    assertThat(run.exitCode()).as(run.toString()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).isNotEmpty();
    for (String line : run.out().lines().toList()) {
      assertThat(new ObjectMapper().readTree(line).isObject()).as(line).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("withData")
  void quiet_printsWhatIsAskedForAlone(String name) throws Exception {
    CommandRun loud = usual(name, "");
    CommandRun run = usual(name, "--quiet");
    assertThat(run.exitCode()).as(run.toString()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(loud.err()).isEmpty();
    if (WORKS.contains(name)) {
      assertThat(run.out()).isEmpty();
      assertThat(loud.out()).isNotEmpty();
    }
    assertThat(run.out().length()).isLessThanOrEqualTo(loud.out().length());
    assertThat(loud.out()).doesNotContain("\u001b");
  }

  private CommandRun usual(String name, String option) throws IOException {
    Path own = Files.createTempDirectory(folder, "own");
    try (Stream<Path> files = Files.list(origin)) {
      for (Path file : files.toList()) {
        Files.copy(file, own.resolve(file.getFileName()));
      }
    }
    String args =
        USUAL
            .get(name)
            .replace("FOLDER", own.toString())
            .replace("TOKEN", token)
            .replace("SHARE", share);
    String database =
        WITHOUT_DATABASE.contains(name) ? "" : " --db sqlite:///" + own.resolve("a.db");
    return typed(words(name, args + " " + option + database));
  }

  @ParameterizedTest
  @MethodSource("withData")
  void databaseThatIsNone_isSaidInALine(String name) throws IOException {
    if (WITHOUT_DATABASE.contains(name) || Set.of("doctor", "restore").contains(name)) {
      return; // these find it out in their own words: DoctorCommandTest, BackupCommandTest
    }
    Files.writeString(folder.resolve("day.ndjson"), "{}\n");
    Files.writeString(folder.resolve("text.db"), "This is no database. ".repeat(100));
    Files.createDirectory(folder.resolve("folder.db"));
    Files.createFile(folder.resolve("python.db"));
    for (String file : List.of("text.db", "folder.db", "missing/a.db")) {
      String args = USUAL.get(name).replace("FOLDER", folder.toString());
      CommandRun run = typed(words(name, args + " --db " + url(file)));
      assertThat(run.exitCode()).as(file + run).isEqualTo(1);
      assertThat(run.err()).as(file).startsWith(NAME + ": ").containsOnlyOnce("\n");
    }
  }

  private static CommandRun typed(String... args) {
    InputStream before = System.in;
    try {
      System.setIn(new ByteArrayInputStream("correct horse battery\n".getBytes(UTF_8)));
      return CommandRun.of(args);
    } finally {
      System.setIn(before);
    }
  }

  private static String[] words(String name, String args) {
    return Arrays.stream((name + " " + args).strip().split(" +"))
        .filter(word -> !word.isEmpty())
        .toArray(String[]::new);
  }

  private String url(String file) {
    return "sqlite:///" + folder.resolve(file);
  }
}
