package io.agorawebhooks.cli.care;

import io.agorawebhooks.cli.Database;
import io.agorawebhooks.persistence.JooqStorage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The file with the notices: its tables, whether it is whole, and the room around it. */
final class DatabaseCheck implements Check {
  private static final long MIB = 1 << 20;
  private static final long LITTLE = 1024 * MIB;
  private static final long TOO_LITTLE = 64 * MIB;

  /** The log is cut back to this size whenever it has been copied into the file. */
  private static final long LONG_LOG = 128 * MIB;

  private final String url;
  private @Nullable Path usable;

  DatabaseCheck(String url) {
    this.url = url;
  }

  @Override
  public String part() {
    return "database";
  }

  @Override
  public List<Finding> look() {
    Path file = Path.of(Database.shown(url)).toAbsolutePath();
    if (!Files.exists(file)) {
      return List.of(missing(file));
    }
    JooqStorage.Condition condition = JooqStorage.examine(url);
    boolean canBeRead =
        condition.faults().isEmpty() && condition.schemaFault() == null && condition.pending() == 0;
    usable = canBeRead ? file : null;
    List<Finding> findings = new ArrayList<>();
    findings.add(whole(condition));
    if (condition.faults().isEmpty()) {
      findings.add(tables(file, condition));
    }
    findings.add(room(condition));
    findings.add(log(condition));
    return findings;
  }

  /** The file if others may look into it, null before this has looked and if there is none. */
  @Nullable Path usable() {
    return usable;
  }

  private Finding missing(Path file) {
    Path folder = file.getParent();
    return folder != null && Files.isDirectory(folder) && Files.isWritable(folder)
        ? Finding.ok(part(), "There is no file " + file + " yet; the first serve makes it")
        : Finding.failure(
            part(),
            "There is no file " + file + ", and it cannot be made there",
            "Make the folder " + folder + " and give it to the server's user");
  }

  private Finding tables(Path file, JooqStorage.Condition condition) {
    if (condition.schemaFault() != null) {
      return Finding.failure(
          part(),
          "The tables of " + file + " are not those of this program: " + condition.schemaFault(),
          "Use the program that wrote the file, or replay its notices into a new one");
    }
    String version = condition.schemaVersion();
    String state = version == null ? "no tables yet" : "its tables have version " + version;
    return condition.pending() == 0
        ? Finding.ok(part(), file + ": " + state)
        : Finding.warning(
            part(),
            "%s: %s, and %d steps are to come".formatted(file, state, condition.pending()),
            "Make a backup; the next serve brings them up to date");
  }

  private Finding whole(JooqStorage.Condition condition) {
    return condition.faults().isEmpty()
        ? Finding.ok(part(), "The file is whole (agora-webhooks verify checks what is in it)")
        : Finding.failure(
            part(),
            "The file is damaged: " + condition.faults().get(0),
            "Stop the server and restore a backup: agora-webhooks restore FILE --force");
  }

  private Finding room(JooqStorage.Condition condition) {
    String says = "%,d MiB are free beside it".formatted(condition.freeBytes() / MIB);
    if (condition.freeBytes() < TOO_LITTLE) {
      return Finding.failure(
          part(), says, "Make room on the disk: notices are refused when it is full");
    }
    return condition.freeBytes() < LITTLE
        ? Finding.warning(part(), says, "Make room on the disk before it is full")
        : Finding.ok(part(), says);
  }

  private Finding log(JooqStorage.Condition condition) {
    String says =
        "It has %,d MiB, and its log %,d MiB"
            .formatted(condition.databaseBytes() / MIB, condition.walBytes() / MIB);
    return condition.walBytes() > LONG_LOG
        ? Finding.warning(
            part(),
            says,
            "A read that does not end, such as an export, keeps the log; if there is none, restart"
                + " the server")
        : Finding.ok(part(), says);
  }
}
