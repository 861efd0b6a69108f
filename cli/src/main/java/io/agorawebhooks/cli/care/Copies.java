package io.agorawebhooks.cli.care;

import io.agorawebhooks.cli.Bar;
import io.agorawebhooks.cli.CommandFailure;
import io.agorawebhooks.cli.DecodingRereader;
import io.agorawebhooks.persistence.JooqStorage;
import io.agorawebhooks.storage.Findings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What backup and restore have in common: a copy is looked at before it counts. */
final class Copies {
  private static final int SHOWN = 1;

  private Copies() {}

  /** A file's name with something behind it. */
  static Path beside(Path file, String suffix) {
    return file.resolveSibling(file.getFileName() + suffix);
  }

  static String url(Path file) {
    return "jdbc:sqlite:" + file.toAbsolutePath();
  }

  /** Removes a copy and what SQLite put beside it. */
  static void remove(Path copy) throws IOException {
    for (String suffix : List.of("", "-wal", "-shm", "-journal")) {
      Files.deleteIfExists(beside(copy, suffix));
    }
  }

  /**
   * Checks that a copy is a whole database of this program.
   *
   * @throws CommandFailure if not
   */
  static void checkWhole(Path copy, String shown) {
    JooqStorage.Condition condition = JooqStorage.examine(url(copy));
    if (!condition.faults().isEmpty()) {
      throw CommandFailure.failed(shown + " is damaged: " + condition.faults().get(0));
    } else if (condition.schemaFault() != null || condition.schemaVersion() == null) {
      throw CommandFailure.failed(shown + " is no database of this program, or of another version");
    }
  }

  /** Compares all that is in a copy with what its raw notices say. */
  static Findings verified(Path copy, Bar shown) {
    Findings findings = new Findings(SHOWN);
    try (JooqStorage storage = JooqStorage.openExisting(url(copy));
        Bar bar = shown) {
      findings.read(storage.verify(new DecodingRereader(), bar, findings::add));
    }
    return findings;
  }

  /**
   * What came out of it, as members of a JSON object.
   *
   * @param findings null if nobody looked
   */
  static String json(@Nullable Findings findings) {
    return "\"verified\":%b,\"clean\":%b,\"notices\":%s"
        .formatted(
            findings != null,
            findings == null || findings.isClean(),
            findings == null ? "null" : Long.toString(findings.notices()));
  }
}
