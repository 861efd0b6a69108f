package io.agorawebhooks.benchmarks.intake;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What all loads are told: where the server is, and where it stores. */
final class Bench {
  private static final Path RESULTS = Path.of("benchmarks", "target");

  @Option(
      names = "--launcher",
      paramLabel = "FILE",
      defaultValue = "./agora-webhooks",
      description = "The start script of the server; default: ${DEFAULT-VALUE}")
  private Path launcher = Path.of("");

  @Option(
      names = "--database",
      paramLabel = "FILE",
      description = {
        "The SQLite file to store in, made if it is not there; a relative one is taken from the"
            + " folder of the clone. What is sent stays in it.",
        "Default: a temporary one"
      })
  private @Nullable Path database;

  @Option(
      names = "--warm-up",
      paramLabel = "SECONDS",
      defaultValue = "10",
      description = "Load before what is measured; default: ${DEFAULT-VALUE}")
  private int warmUp;

  /** Something to do with a database. */
  interface Work {
    Report with(Path database) throws IOException, InterruptedException;
  }

  Path launcher() {
    return launcher;
  }

  int warmUp() {
    return warmUp;
  }

  /** Does it with the database that was named or a temporary one, tells and keeps the results. */
  void run(String name, Work work) throws IOException, InterruptedException {
    Report report = database == null ? inPassing(work) : work.with(requireNonNull(database));
    report.write(RESULTS, name);
    System.out.print(report.markdown());
  }

  private static Report inPassing(Work work) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("intake");
    try {
      return work.with(folder.resolve("load.db"));
    } finally {
      delete(folder);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  /** Tells how far it is. */
  static void say(String what) {
    System.err.println(what);
  }
}
