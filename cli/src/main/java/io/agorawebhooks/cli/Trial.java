package io.agorawebhooks.cli;

import io.agorawebhooks.cli.replay.FillSink;
import io.agorawebhooks.cli.replay.LogSink;
import io.agorawebhooks.cli.replay.RawSink;
import io.agorawebhooks.cli.replay.Sink;
import io.agorawebhooks.persistence.JooqStorage;
import io.agorawebhooks.storage.Difference;
import io.agorawebhooks.storage.Findings;
import io.agorawebhooks.storage.Progress;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A copy of a database that takes raw notices without what follows from them, to see what they
 * would change. It is deleted in the end.
 */
final class Trial implements AutoCloseable {
  private static final Set<String> SHOWN = Set.of("calls", "channel_sessions");

  private final Path folder;
  private final JooqStorage copy;

  private Trial(Path folder, JooqStorage copy) {
    this.folder = folder;
    this.copy = copy;
  }

  /** A copy of the database of a URL, or an empty one if it is not there. */
  static Trial of(String databaseUrl) {
    try {
      Path folder = Files.createTempDirectory("agora-webhooks-trial");
      Path file = folder.resolve("trial.db");
      if (Files.exists(Path.of(Database.shown(databaseUrl)))) {
        try (JooqStorage storage = JooqStorage.openExisting(databaseUrl)) {
          storage.copyTo(file);
        }
      }
      return new Trial(folder, JooqStorage.open("sqlite:///" + file));
    } catch (IOException e) {
      throw CommandFailure.failed(
          "The folder for temporary files cannot be used: " + e.getMessage());
    }
  }

  Sink sink() {
    return new RawSink(copy, new DecodingRereader());
  }

  /** Takes only what fills something, and writes it to a log. */
  FillSink fillSink(LogSink log) {
    return new FillSink(copy, log);
  }

  /** A file that is deleted in the end, too. */
  Path file(String name) {
    return folder.resolve(name);
  }

  /** Hands over what differs from what the notices taken say. */
  void verify(Progress progress, Consumer<Difference> to) {
    copy.verify(new DecodingRereader(), progress, to);
  }

  /**
   * What a rebuild with the notices taken would change of calls and sessions.
   *
   * @param kept how many of each kind are kept
   */
  Findings compare(int kept, Progress progress) {
    Findings findings = new Findings(kept);
    findings.read(
        copy.verify(new DecodingRereader(), progress, difference -> add(findings, difference)));
    return findings;
  }

  private static void add(Findings findings, Difference difference) {
    if (SHOWN.contains(difference.table())) {
      findings.add(difference);
    }
  }

  /** Prints what would change for people. */
  static String text(Findings findings) {
    StringWriter differences = new StringWriter();
    FindingsText.print(findings, new PrintWriter(differences));
    return differences
        + (findings.isClean()
            ? "Nothing was changed, and no call and no session would change."
            : "Nothing was changed; without --dry-run calls and sessions would change like this.");
  }

  @Override
  public void close() {
    copy.close();
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> all = files.toList();
      for (Path file : all) {
        Files.delete(file);
      }
      Files.delete(folder);
    } catch (IOException e) {
      throw CommandFailure.failed("The folder " + folder + " cannot be deleted: " + e.getMessage());
    }
  }
}
