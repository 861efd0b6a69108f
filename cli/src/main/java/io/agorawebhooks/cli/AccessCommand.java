package io.agorawebhooks.cli;

import io.agorawebhooks.persistence.JooqStorage;
import io.agorawebhooks.storage.AccessStore;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.function.Consumer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What the commands about tokens, users and apps have in common. A server sees it at once. */
abstract class AccessCommand {
  static final Clock CLOCK = Clock.systemUTC();

  @Spec private CommandSpec spec;
  @Mixin private Database database;

  /** Does something with the database of the settings, which is made if it is not there. */
  final void with(Consumer<AccessStore> work) {
    try (JooqStorage storage = JooqStorage.open(database.url(Settings.ofProcess()))) {
      work.accept(storage.access());
    }
  }

  final void print(String line) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(line);
    out.flush();
  }

  final CommandSpec spec() {
    return spec;
  }

  static long now() {
    return CLOCK.instant().getEpochSecond();
  }
}
