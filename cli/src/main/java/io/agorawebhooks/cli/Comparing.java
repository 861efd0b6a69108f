package io.agorawebhooks.cli;

import io.agorawebhooks.persistence.JooqStorage;
import io.agorawebhooks.storage.Findings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of the commands that tell what is stored from what the raw notices say. */
final class Comparing {
  @Mixin private Database database;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = {
        "Show the first N differences of each kind; all are counted.",
        "Default 10, for rebuild --dry-run 1000"
      })
  private @Nullable Integer limit;

  @Option(names = "--json", description = "Print one JSON object")
  private boolean json;

  @Option(names = "--quiet", description = "Show no bar, and print nothing if all is well")
  private boolean quiet;

  /** The database, which must be there. */
  JooqStorage open() {
    return database.openExisting(Settings.ofProcess());
  }

  /**
   * Nothing found yet.
   *
   * @param kept how many differences of each kind to keep if nothing else is asked for
   */
  Findings findings(int kept) {
    return new Findings(limit == null ? kept : limit);
  }

  boolean isJson() {
    return json;
  }

  /** Whether only what is not as it should be is shown. */
  boolean isQuiet() {
    return quiet;
  }

  /** For people at a terminal. */
  Bar bar() {
    return new Bar(!quiet && !json);
  }
}
